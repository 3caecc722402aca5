import { eventKinds } from '../../timeline/lanes';
import type { LegendCode } from '../../timeline/item';
import { minute, type Span } from '../../timeline/span';

/** The range that an address names, by its first and last minute; undefined for none, or for what is no range. */
export function rangeOf(query: URLSearchParams): Span | undefined {
  const [start, end] = ['range.from', 'range.to'].map((name) => Date.parse(`${query.get(name)}Z`));
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

/** The parameters that name a range; they are taken away for the whole. */
export function rangeParameters(range: Span | undefined): Record<string, string | null> {
  return { 'range.from': range ? written(range.start) : null, 'range.to': range ? written(range.end) : null };
}

function written(time: number): string {
  return new Date(Math.round(time / minute) * minute).toISOString().slice(0, 16);
}

const statuses: LegendCode[] = ['DISRUPTED', 'AT_RISK', 'UNAFFECTED', 'RESTORED'];
const known = [...statuses, ...eventKinds];

/** What the legend hides, after an address. */
export function hiddenOf(query: URLSearchParams): LegendCode[] {
  const named = query.getAll('hide');
  return known.filter((entry) => named.includes(entry));
}
