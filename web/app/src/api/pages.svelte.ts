import type { CombinedError } from '@urql/core';
import type { ResultOf } from './graphql';
import { client } from './client';
import { incidentsOfQuery, incidentsQuery, searchQuery, type IncidentRow } from './incidents';
import type { IncidentFilter } from './graphql';
import type { Query } from './query.svelte';

/** An incident in a list: how surely it matches and, for a search, where. */
export interface ListedIncident {
  incident: IncidentRow;
  match: 'CERTAIN' | 'POSSIBLE';
  highlights: { field: string; parts: { text: string; hit: boolean }[] }[];
}

/** Which list. */
export interface ListRequest {
  filter: IncidentFilter;
  order: 'NEWEST' | 'OLDEST';
  /** Id of the thing whose incidents these are; all without it. */
  of?: string | undefined;
}

type Page = { rows: ListedIncident[]; total: number; next: string | undefined; corrections: { from: string; to: string }[] };

/** The rows of the first page, few so that a phone shows them at once, and of those that a reader asks for. */
const firstRows = 50;
const moreRows = 100;

/** The most rows that a table holds. */
export const mostRows = 2000;

/** The query behind a list, with its variables. A list of what has some words is that of a search, the best first; not that of a thing. */
export function listQuery({ filter, order, of }: ListRequest) {
  if (of) return { query: incidentsOfQuery, variables: { id: of, filter, order } };
  const { search, ...rest } = filter;
  if (search) return { query: searchQuery, variables: { text: search, filter: rest } };
  return { query: incidentsQuery, variables: { filter, order } };
}

type Lists = ResultOf<typeof incidentsQuery> & ResultOf<typeof incidentsOfQuery> & ResultOf<typeof searchQuery>;

async function fetchPage(request: ListRequest, first: number, after: string | undefined): Promise<Page> {
  const { query, variables } = listQuery(request);
  const answer = await client.query<Lists>(query, { ...variables, first, after }).toPromise();
  if (answer.error) throw answer.error;
  const { search, node, incidents: all } = answer.data as Partial<Lists>;
  const incidents = node && 'incidents' in node ? node.incidents : all;
  const list = search ?? incidents;
  const found = search?.edges ?? incidents?.edges.map((edge) => ({ ...edge, highlights: [] })) ?? [];
  return {
    rows: found.map(({ node, match, highlights }) => ({ incident: node, match, highlights })),
    total: list?.totalCount ?? 0,
    next: (list?.pageInfo.hasNextPage && list.pageInfo.endCursor) || undefined,
    corrections: search?.corrections ?? [],
  };
}

/** The rows of a list, page by page. The old ones stay until the first page of another list is there. */
export class IncidentList implements Query<Page> {
  data = $state.raw<Page>();
  error = $state.raw<CombinedError>();
  loading = $state(true);
  #request: ListRequest | undefined;
  #all = false;

  /** Reads the first page, and with all those after it, up to mostRows. */
  async open(request: ListRequest, all: boolean): Promise<void> {
    this.#request = request;
    this.#all = all;
    await this.#read(undefined, all);
  }

  /** Reads the next page, and adds it. */
  async more(): Promise<void> {
    await this.#read(this.data, false);
  }

  retry = (): void => void this.#read(undefined, this.#all);

  async #read(before: Page | undefined, all: boolean): Promise<void> {
    const request = this.#request;
    if (!request) return;
    this.loading = true;
    this.error = undefined;
    try {
      let read = before;
      do {
        const next: Page = await fetchPage(request, read || all ? moreRows : firstRows, read?.next);
        read = read ? { ...next, rows: [...read.rows, ...next.rows] } : next;
      } while (all && read.next && read.rows.length < mostRows && request === this.#request);
      if (request === this.#request) this.data = read;
    } catch (failure) {
      if (request === this.#request) this.error = failure as CombinedError;
    }
    if (request === this.#request) this.loading = false;
  }
}
