import type { CombinedError } from '@urql/core';
import { itemsOf, type TimelineItem } from '../timeline/item';
import { client } from './client';
import { graphql, type IncidentFilter, type ResultOf } from './graphql';

/** What a timeline shows of an incident. */
export const timelineIncident = graphql(`
  fragment TimelineIncident on Incident @_unmask {
    id
    title
    events { id kind on at text }
    services { id status from until note service { code } }
    elections { id status note election { id name heldOn until } }
  }
`);
export type TimelineIncident = ResultOf<typeof timelineIncident>;

/** A page of incidents with all that has a date, in the order of time. */
export const timelineQuery = graphql(
  `
    query Timeline($filter: IncidentFilter, $first: Int = 100, $after: String) {
      incidents(filter: $filter, orderBy: OLDEST, first: $first, after: $after) {
        nodes { ...TimelineIncident }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  `,
  [timelineIncident],
);

/** The most items that are read: what docs/benchmarks.md measures. */
export const mostItems = 20_000;

/** The items of all incidents of a filter, read page by page. The old ones stay until the first page of another filter is there. */
export class TimelineList {
  items = $state.raw<TimelineItem[]>();
  /** Number of incidents that were read, and of those that there are. */
  read = $state(0);
  total = $state(0);
  error = $state.raw<CombinedError>();
  loading = $state(true);
  /** Whether the items are those of the filter before. */
  isOld = $state(false);
  #filter: IncidentFilter | undefined;

  /** Reads until all is there, or as many items as can be shown. */
  async open(filter: IncidentFilter): Promise<void> {
    this.#filter = filter;
    this.loading = true;
    this.error = undefined;
    this.isOld = true;
    const items: TimelineItem[] = [];
    let read = 0;
    let after: string | null | undefined;
    do {
      const answer = await client.query(timelineQuery, { filter, after }).toPromise();
      if (filter !== this.#filter) return;
      this.error = answer.error;
      const page = answer.data?.incidents;
      if (!page) break;
      items.push(...page.nodes.flatMap(itemsOf));
      read += page.nodes.length;
      [this.items, this.read, this.total] = [items.slice(), read, page.totalCount];
      this.isOld = false;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after && items.length < mostItems);
    this.loading = false;
  }

  retry = (): void => void (this.#filter && this.open({ ...this.#filter }));
}
