import { day, hour, hull, type Span } from './span';
import type { TimelineItem } from './item';

/** The narrowest range that can be shown: some hours. */
export const narrowest = 6 * hour;

/** The range that shows all items, with some room at both ends; the present day for none. */
export function wholeOf(items: TimelineItem[]): Span {
  const today = Math.floor(Date.now() / day) * day;
  const { start, end } = hull(items.flatMap(({ begin, end }) => [begin, end].filter((span) => span !== undefined))) ?? { start: today, end: today + day };
  const room = Math.max((end - start) * 0.03, (narrowest - (end - start)) / 2, hour);
  return { start: start - room, end: end + room };
}

/** The range made narrower by a factor above 1, or wider by one below; what is at the moment stays where it is. It stays within the whole. */
export function zoomed(range: Span, factor: number, moment: number, whole: Span): Span {
  const length = range.end - range.start;
  const next = Math.min(Math.max(length / factor, narrowest), whole.end - whole.start);
  const start = moment - ((moment - range.start) / length) * next;
  return within(start, next, whole);
}

/** The range moved by a part of its length, later if that is above 0, be it infinite. It stays within the whole. */
export function moved(range: Span, part: number, whole: Span): Span {
  const length = range.end - range.start;
  return within(range.start + length * part, length, whole);
}

/** The range that begins at a moment and is so long, moved into the whole; the whole itself if that is no longer. */
export function within(start: number, length: number, whole: Span): Span {
  if (length >= whole.end - whole.start) return whole;
  const first = Math.min(Math.max(start, whole.start), whole.end - length);
  return { start: first, end: first + length };
}

/** The middle of a range. */
export function middle({ start, end }: Span): number {
  return (start + end) / 2;
}

export function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}
