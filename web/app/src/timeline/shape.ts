import type { Span, StatedSpan } from './span';
import type { TimelineItem } from './item';

/** A stretch of the picture in pixels. */
export interface Stretch {
  x: number;
  width: number;
}

/** How an item is drawn. What is not known exactly fades: no edge stands where no report puts one. */
export interface Shape {
  /** A dot has a time, a tick a day; a bar has a length. */
  form: 'DOT' | 'TICK' | 'BAR';
  /** The whole of it. */
  x: number;
  width: number;
  /** The part that fades in: it began somewhere there. */
  head?: Stretch;
  /** The part that is certain. */
  body?: Stretch;
  /** The part that fades out: it ended somewhere there. */
  tail?: Stretch;
}

/** Length of the fade of what has no stated beginning or end, in pixels. */
export const fade = 44;

/** A stretch of time that is drawn no longer than this counts as a point, in pixels. */
const pointWidth = 12;

/** Puts moments on the picture. */
export interface Scale {
  /** Pixels a millisecond. */
  density: number;
  /** The moment at x = 0. */
  origin: number;
}

export function xOf(time: number, { density, origin }: Scale): number {
  return (time - origin) * density;
}

/** The shape of an item that has a date. */
export function shapeOf(item: TimelineItem, scale: Scale): Shape {
  if (item.type === 'SERVICE') return bar(item.begin, item.end, scale);
  const span = { start: (item.begin ?? item.end)!.start, end: (item.end ?? item.begin)!.end };
  const [from, until] = [xOf(span.start, scale), xOf(span.end, scale)];
  const exactness = item.begin?.exactness;
  if (exactness === 'MINUTE') return point('DOT', from);
  if (exactness === 'DAY' && until - from <= pointWidth) return point('TICK', (from + until) / 2);
  return item.end && exactness === 'DAY' ? bar(item.begin, item.end, scale) : soft(from, until);
}

function point(form: 'DOT' | 'TICK', x: number): Shape {
  const width = form === 'DOT' ? 9 : 5;
  return { form, x: x - width / 2, width };
}

/** A span of which only the whole is known, with soft ends; wide enough to be seen. */
function soft(from: number, until: number): Shape {
  const width = Math.max(until - from, pointWidth);
  const x = (from + until - width) / 2;
  const end = width * 0.35;
  return { form: 'BAR', x, width, head: { x, width: end }, body: { x: x + end, width: width - 2 * end }, tail: { x: x + width - end, width: end } };
}

/** From the beginning to the end, each as exact as it is stated. */
function bar(begin: StatedSpan | undefined, end: StatedSpan | undefined, scale: Scale): Shape {
  const first = edges(begin, scale);
  const last = edges(end, scale);
  const head = first ?? { from: last!.from - fade, until: last!.from };
  const tail = last ?? { from: first!.until, until: first!.until + fade };
  const isSoftAtFirst = !first || head.until - head.from > pointWidth;
  const isSoftAtLast = !last || tail.until - tail.from > pointWidth;
  const middle = (head.from + tail.until) / 2;
  // Where both may be in the same month, the first half is the beginning's.
  const from = isSoftAtFirst ? Math.min(head.until, Math.max(tail.from, middle)) : head.from;
  const until = Math.max(isSoftAtLast ? tail.from : tail.until, from);
  const whole = { x: head.from, width: Math.max(tail.until - head.from, 3) };
  return {
    form: 'BAR',
    ...whole,
    ...(isSoftAtFirst && { head: stretch(head.from, from) }),
    body: stretch(from, isSoftAtLast ? until : whole.x + whole.width),
    ...(isSoftAtLast && { tail: stretch(until, whole.x + whole.width) }),
  };
}

function edges(span: Span | undefined, scale: Scale): { from: number; until: number } | undefined {
  return span && { from: xOf(span.start, scale), until: xOf(span.end, scale) };
}

function stretch(from: number, until: number): Stretch {
  return { x: from, width: Math.max(until - from, 0) };
}
