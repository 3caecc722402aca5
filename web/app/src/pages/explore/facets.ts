import type { IncidentFilter } from '../../api/graphql';
import { code } from '../../i18n/language.svelte';
import { valueName } from '../../i18n/words';
import { address, hrefOf } from '../../router/address.svelte';
import { beganIn, toggled, withFilter, type FilterField } from '../../router/filter';

/** The facets, in their order. Each is named after the field of the filter that it sets. */
export const facetFields = ['disrupted', 'electionStatus', 'countries', 'occurred', 'sectors', 'attackTypes', 'dataImpact', 'partnerKinds'] as const satisfies FilterField[];
export type FacetField = (typeof facetFields)[number];

/** The filters that the facets count over: for each the whole filter without its own condition, so that other values can be added. */
export function facetVariables(filter: IncidentFilter): Record<FacetField | 'filter', IncidentFilter> {
  const own = Object.fromEntries(facetFields.map((field) => [field, without(filter, field)]));
  return { filter, ...own } as Record<FacetField | 'filter', IncidentFilter>;
}

function without(filter: IncidentFilter, field: FacetField): IncidentFilter {
  return field === 'occurred' && isYear(filter) ? { ...filter, occurred: undefined, not: undefined } : { ...filter, [field]: undefined };
}

/** Whether a filter selects one year, as the facet of years does. */
function isYear(filter: IncidentFilter): boolean {
  const { occurred, not } = filter;
  if (!occurred?.from || occurred.from !== occurred.to || !not) return false;
  return JSON.stringify(beganIn(occurred.from)) === JSON.stringify({ occurred, not });
}

/** A value of a facet as FacetList shows it. */
export function facetValue(filter: IncidentFilter, field: FacetField, key: string, count: number) {
  const isChosen = field === 'occurred' ? isYear(filter) && filter.occurred?.from === key : ((filter[field] as string[] | undefined) ?? []).includes(key);
  const next = field === 'occurred' ? { ...without(filter, field), ...(isChosen ? {} : beganIn(key)) } : toggled(filter, field, key);
  const name = field === 'occurred' ? key : field === 'electionStatus' ? code('ElectionStatus', key) : valueName(field, key);
  return { name, count, isChosen, href: hrefOf(address.path, withFilter(next, address.query)) };
}
