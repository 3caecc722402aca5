import type { IncidentFilter } from '../api/graphql';
import { hrefOf } from './address.svelte';
import { withFilter } from './filter';

/** The kinds of things that have, or can have, a page of their own. */
export type ThingKind = 'incident' | 'victim' | 'service' | 'partner' | 'actor' | 'election' | 'place';

/** The list of the incidents that match. */
export function listHref(filter: IncidentFilter, parameters: Record<string, string> = {}): string {
  return hrefOf('/explore', withFilter(filter, new URLSearchParams(parameters)));
}

/** The page of a thing, by its id in the graph. */
export function thingHref(kind: ThingKind, id: string): string {
  return `/${kind}/${encodeURIComponent(id)}`;
}

/** The page that answers a question. */
export function askHref(question: string): string {
  return hrefOf('/', new URLSearchParams({ ask: question }));
}

/** The export of the incidents that match, in a format such as csv. */
export function exportHref(format: string, filter: IncidentFilter): string {
  return hrefOf(`/export/${format}`, withFilter(filter));
}

/** The playground with a query and its variables in it. */
export function playgroundHref(query: string, variables: unknown = {}): string {
  const written = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  return `/playground#${written}`;
}
