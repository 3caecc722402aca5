import type { IncidentFilter } from '../api/graphql';

/** How a field of IncidentFilter is written in an address; the same as that of an export. */
type Form = 'text' | 'list' | 'truth' | 'number' | 'dates' | 'days';

/** The fields that have a parameter each. The others, which hold filters, go into the parameter filter as JSON. */
const forms = {
  text: 'text',
  search: 'text',
  disrupted: 'list',
  disruptedAll: 'list',
  atRisk: 'list',
  unaffected: 'list',
  restored: 'list',
  countries: 'list',
  regions: 'list',
  sectors: 'list',
  victims: 'list',
  partners: 'list',
  partnerKinds: 'list',
  partnerRoles: 'list',
  actors: 'list',
  attackTypes: 'list',
  dataImpact: 'list',
  ransomDemanded: 'truth',
  occurred: 'dates',
  electionKinds: 'list',
  electionStatus: 'list',
  daysBeforeElection: 'days',
  restoredWithinDays: 'number',
  notStated: 'list',
  review: 'list',
  match: 'text',
} as const satisfies Record<Exclude<keyof IncidentFilter, 'and' | 'or' | 'not'>, Form>;

/** A field of a filter that has a parameter of its own. */
export type FilterField = keyof typeof forms;
export const filterFields = Object.keys(forms) as FilterField[];
const nested = ['and', 'or', 'not'] as const;

type Value = string | boolean | number | null | undefined | string[] | { from?: unknown; to?: unknown };

/** Reads the filter of an address. What it does not know it leaves out. */
export function filterOf(query: URLSearchParams): IncidentFilter {
  const filter: Record<string, unknown> = {};
  for (const field of filterFields) {
    const value = read(query, field);
    if (value !== undefined) filter[field] = value;
  }
  for (const text of query.getAll('filter')) addNested(filter, text);
  return filter as IncidentFilter;
}

function read(query: URLSearchParams, field: FilterField): Value {
  const values = query.getAll(field).filter((value) => value !== '');
  switch (forms[field]) {
    case 'list':
      return values.length > 0 ? values : undefined;
    case 'truth':
      return values[0] === undefined ? undefined : values[0] === 'true';
    case 'number':
      return whole(values[0]);
    case 'dates':
      return range(query.get(`${field}.from`) || undefined, query.get(`${field}.to`) || undefined);
    case 'days':
      return range(whole(query.get(`${field}.from`)), whole(query.get(`${field}.to`)));
    default:
      return values[0];
  }
}

function whole(text: string | null | undefined): number | undefined {
  return text && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

function range<End>(from: End | undefined, to: End | undefined): { from?: End; to?: End } | undefined {
  if (from === undefined && to === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function addNested(filter: Record<string, unknown>, text: string): void {
  try {
    const more: unknown = JSON.parse(text);
    if (typeof more !== 'object' || more === null) return;
    const isBare = Object.keys(more).every((key) => (nested as readonly string[]).includes(key) && !(key in filter));
    if (isBare) Object.assign(filter, more);
    else filter.and = [...((filter.and as unknown[] | undefined) ?? []), more];
  } catch {
    // no JSON: an address that was cut off
  }
}

/** Writes a filter into the parameters of an address; what the address has beside it stays. */
export function withFilter(filter: IncidentFilter, query = new URLSearchParams()): URLSearchParams {
  const written = new URLSearchParams();
  for (const field of filterFields) write(written, field, filter[field] as Value);
  const rest = Object.fromEntries(nested.filter((key) => filter[key]).map((key) => [key, filter[key]]));
  if (Object.keys(rest).length > 0) written.set('filter', JSON.stringify(rest));
  for (const [name, value] of query) if (!isFilter(name)) written.append(name, value);
  return written;
}

function write(query: URLSearchParams, field: string, value: Value): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const one of value) query.append(field, one);
  else if (typeof value === 'object') {
    write(query, `${field}.from`, value.from as Value);
    write(query, `${field}.to`, value.to as Value);
  } else query.set(field, String(value));
}

function isFilter(name: string): boolean {
  return name === 'filter' || filterFields.some((field) => name === field || name.startsWith(`${field}.`));
}

/** Whether a filter selects everything. */
export function isEmpty(filter: IncidentFilter): boolean {
  return withFilter(filter).size === 0;
}

/** The filter with or without one value of a list. */
export function toggled(filter: IncidentFilter, field: FilterField, value: string): IncidentFilter {
  const values = (filter[field] as string[] | null | undefined) ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filter, [field]: next.length > 0 ? next : undefined };
}

/** The incidents that match both filters. */
export function both(one: IncidentFilter, other: IncidentFilter): IncidentFilter {
  const isApart = Object.keys(other).every((field) => one[field as keyof IncidentFilter] === undefined);
  return isApart ? { ...one, ...other } : { ...one, and: [...(one.and ?? []), other] };
}

/** The incidents that began in a year: not those that merely went on in it. */
export function beganIn(year: string): IncidentFilter {
  return { occurred: { from: year, to: year }, not: { occurred: { to: String(Number(year) - 1) } } };
}
