import type { IncidentFilter } from '../api/graphql';
import { hrefOf } from './address.svelte';
import { withFilter } from './filter';

/** The kinds of things that have, or can have, a page of their own. */
export type ThingKind = 'incident' | 'victim' | 'service' | 'partner' | 'actor' | 'election' | 'place';

/** The list of the incidents that match. */
export function listHref(filter: IncidentFilter, parameters: Record<string, string> = {}): string {
  return hrefOf('/explore', withFilter(filter, new URLSearchParams(parameters)));
}

/** The page of a thing, by its id in the graph, which begins with its kind: victim:hu:24-hu is at /victim/hu:24-hu. */
export function thingHref(kind: ThingKind, id: string): string {
  const name = id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : id;
  return `/${kind}/${encodeURIComponent(name).replaceAll('%3A', ':')}`;
}

/** The id in the graph of what a page is about. */
export function thingId(kind: ThingKind, name: string): string {
  return kind === 'incident' || name.startsWith(`${kind}:`) ? name : `${kind}:${name}`;
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
