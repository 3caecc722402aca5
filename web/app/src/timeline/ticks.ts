import { scaleUtc } from 'd3-scale';
import { day, hour, type Span } from './span';

/** A mark of the axis. */
export interface Tick {
  time: number;
  label: string;
  /** It begins a year or, among the hours, a day. */
  isMajor: boolean;
}

/** Room for a label in pixels. */
const room = 84;

const styles = {
  year: { year: 'numeric' },
  month: { month: 'short' },
  day: { day: 'numeric', month: 'short' },
  hour: { hour: '2-digit', minute: '2-digit', hour12: false },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Unit = keyof typeof styles;

/** The marks of an axis as wide as this in pixels: years, months, days or hours, named as the locale does. */
export function ticks({ start, end }: Span, width: number, locale: string): Tick[] {
  const times = scaleUtc([start, end], [0, width]).ticks(Math.max(2, Math.floor(width / room)));
  const step = times.length > 1 ? Number(times[1]) - Number(times[0]) : end - start;
  return times.map((time) => {
    const unit = unitOf(time);
    return { time: time.getTime(), label: format(time, unit, locale), isMajor: unit === 'year' ? step < 300 * day : unit !== 'hour' && step < day };
  });
}

/** The largest unit that begins at a moment. */
function unitOf(time: Date): Unit {
  const sinceMidnight = time.getTime() % day;
  if (sinceMidnight !== 0) return 'hour';
  if (time.getUTCDate() !== 1) return 'day';
  return time.getUTCMonth() === 0 ? 'year' : 'month';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(time: Date, unit: Unit, locale: string): string {
  const key = `${locale} ${unit}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...styles[unit], timeZone: 'UTC' });
  formats.set(key, known);
  return known.format(time);
}

/** What a range is called: its days or, if it is shorter than three, its hours. */
export function rangeName({ start, end }: Span, locale: string): string {
  const times: Intl.DateTimeFormatOptions = end - start < 3 * day ? styles.hour : {};
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...times, timeZone: 'UTC' });
  return format.formatRange(start, Math.max(start, end - hour / 60));
}
