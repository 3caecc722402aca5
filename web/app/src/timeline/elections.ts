import type { TimelineItem } from './item';
import { xOf, type Scale } from './shape';
import type { Span } from './span';

/** An election as a mark of the axis. */
export interface ElectionLine {
  id: string;
  name: string;
  x: number;
  width: number;
  /** The part of the name that has room on the axis; empty for none. */
  label: string;
}

/** Width of a letter on the axis, in pixels: a cautious mean. */
export const letterWidth = 7;
const longest = 40;

/**
 * The elections of a range that are known to the day, each once whatever says something of it, by their day. Of those that would touch
 * each other the first is drawn, and a name stands where it covers no other.
 */
export function electionLines(items: TimelineItem[], { start, end }: Span, scale: Scale, width: number): ElectionLine[] {
  const found = new Map<string, { name: string; span: Span }>();
  for (const item of items) {
    if (item.type !== 'ELECTION' || item.begin?.exactness !== 'DAY') continue;
    found.set(item.election.id, { name: item.election.name, span: { start: item.begin.start, end: (item.end ?? item.begin).end } });
  }
  const seen = [...found].filter(([, { span }]) => span.end > start && span.start < end).sort(([, a], [, b]) => a.span.start - b.span.start);
  const lines = seen.map(([id, { name, span }]) => ({ id, name, x: xOf(span.start, scale), width: (span.end - span.start) * scale.density, label: '' }));
  return labelled(apart(lines), width);
}

const gap = 4;

function apart(lines: ElectionLine[]): ElectionLine[] {
  let free = -Infinity;
  return lines.filter(({ x, width }) => {
    const hasRoom = x >= free;
    if (hasRoom) free = x + width + gap;
    return hasRoom;
  });
}

function labelled(lines: ElectionLine[], width: number): ElectionLine[] {
  let free = 0;
  return lines.map((line, place) => {
    const until = Math.min(width, lines[place + 1]?.x ?? width);
    const letters = Math.min(longest, Math.floor((width - line.x - 4) / letterWidth));
    const label = cut(line.name, letters);
    const isFree = line.x >= free && (line.x + 4 + label.length * letterWidth <= until || until - line.x > 10 * letterWidth);
    if (!isFree || letters < 6) return line;
    const shown = cut(line.name, Math.min(letters, Math.floor((until - line.x - 4) / letterWidth)));
    free = line.x + 8 + shown.length * letterWidth;
    return { ...line, label: shown };
  });
}

/** The beginning of a text, as many letters as there is room for. Text that runs from right to left is kept apart from what is beside it. */
export function cut(text: string, letters: number): string {
  const all = [...text];
  const shown = all.length > letters ? `${all.slice(0, Math.max(letters - 1, 0)).join('').trimEnd()}…` : text;
  return `\u2068${shown}\u2069`;
}
