/** A place in a text that statements cite: where it begins and ends, exclusive, in bytes of UTF-8. */
export interface Span {
  start: number;
  end: number;
  /** Id of the statement. */
  of: string;
}

/** A piece of a text that the same statements cite from its first letter to its last. */
export interface Segment {
  text: string;
  /** Ids of the statements, in the order in which their places begin. */
  of: string[];
  /** Those of them whose place begins here. */
  begins: string[];
}

/**
 * Cuts a text where places that are cited begin or end, however they overlap. The segments make up the whole text. Places that
 * are empty or beyond the end count for nothing; an end within a character moves before it.
 */
export function segmentsOf(text: string, spans: Span[]): Segment[] {
  const letters = lettersAt(text, spans.flatMap(({ start, end }) => [start, end]));
  const places = spans
    .map(({ start, end, of }) => ({ start: letters.get(start) ?? 0, end: letters.get(end) ?? 0, of }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [...new Set([0, ...places.flatMap(({ start, end }) => [start, end]), text.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, n) => {
    const around = places.filter((place) => place.start <= start && start < place.end);
    return {
      text: text.slice(start, cuts[n + 1]),
      of: idsOf(around),
      begins: idsOf(around.filter((place) => place.start === start)),
    };
  });
}

function idsOf(places: { of: string }[]): string[] {
  return [...new Set(places.map(({ of }) => of))];
}

/** Offsets in bytes of UTF-8 as offsets in a string, which counts in units of UTF-16. */
function lettersAt(text: string, offsets: number[]): Map<number, number> {
  const letters = new Map<number, number>();
  let byte = 0;
  let letter = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (let size = sizeAt(text, letter); letter < text.length && byte + size <= offset; size = sizeAt(text, letter)) {
      byte += size;
      letter += size === 4 ? 2 : 1;
    }
    letters.set(offset, letter);
  }
  return letters;
}

/** Bytes of UTF-8 that the character takes which begins at a place of a string. */
function sizeAt(text: string, letter: number): number {
  const point = text.codePointAt(letter) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
