import type { Code } from '../api/graphql';

/** A stretch of time in milliseconds since 1970, as if all clocks showed UTC: reports give local times, and no zone. */
export interface Span {
  start: number;
  /** The first moment after it. */
  end: number;
}

/** How exactly a moment is stated. */
export type Exactness = Code<'Precision'> | 'MINUTE';

/** All the time that a stated date may mean. */
export interface StatedSpan extends Span {
  exactness: Exactness;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The time that a date such as 2024, 2024-06 or 2024-06-24, with a time HH:MM if it has one, may mean; undefined for what is no date. */
export function statedSpan(date: string | null | undefined, at?: string | null): StatedSpan | undefined {
  const [, year, month, dayOfMonth] = form.exec(date ?? '')?.map(Number) ?? [];
  if (year === undefined) return undefined;
  if (!month) return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0), exactness: 'YEAR' };
  if (!dayOfMonth) return { start: Date.UTC(year, month - 1), end: Date.UTC(year, month), exactness: 'MONTH' };
  const start = Date.UTC(year, month - 1, dayOfMonth);
  const [, hours, minutes] = clock.exec(at ?? '')?.map(Number) ?? [];
  if (hours === undefined || minutes === undefined) return { start, end: start + day, exactness: 'DAY' };
  const moment = start + hours * hour + minutes * minute;
  return { start: moment, end: moment + minute, exactness: 'MINUTE' };
}

/** The span that holds all of these; undefined for none. */
export function hull(spans: Iterable<Span>): Span | undefined {
  let whole: Span | undefined;
  for (const { start, end } of spans) {
    whole ??= { start, end };
    whole.start = Math.min(whole.start, start);
    whole.end = Math.max(whole.end, end);
  }
  return whole;
}
