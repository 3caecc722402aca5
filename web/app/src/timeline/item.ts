import type { Code } from '../api/graphql';
import type { TimelineIncident } from '../api/timeline.svelte';
import { statedSpan, type StatedSpan } from './span';

interface Stated {
  /** Unique among all items. */
  id: string;
  /** The incident that the statement is about. */
  incident: { id: string; title: string };
  /** What is said in the report's words. */
  text: string | null;
  /** Since when, and until when, as stated. */
  from: string | null;
  until: string | null;
  /** All the time that from and until may mean. An item with neither has no date. */
  begin: StatedSpan | undefined;
  end: StatedSpan | undefined;
}

/** Something that happened. */
export interface EventItem extends Stated {
  type: 'EVENT';
  kind: Code<'EventKind'>;
  /** Local time as stated. */
  at: string | null;
}

/** What became of a service. */
export interface ServiceItem extends Stated {
  type: 'SERVICE';
  service: Code<'ServiceCode'>;
  status: Code<'ServiceStatus'>;
}

/** What became of an election. */
export interface ElectionItem extends Stated {
  type: 'ELECTION';
  election: { id: string; name: string };
  status: Code<'ElectionStatus'>;
}

/** A statement about an incident, which stands on a timeline if it has a date. */
export type TimelineItem = EventItem | ServiceItem | ElectionItem;

/** What the legend tells apart: the kinds of events, and the statuses of services and elections. */
export type LegendCode = EventItem['kind'] | ServiceItem['status'];

/** The entry of the legend that an item belongs to. */
export function legendCode(item: TimelineItem): LegendCode {
  return item.type === 'EVENT' ? item.kind : item.status;
}

/** Whether a date is stated, so that the item has a place on the axis. */
export function isDated(item: TimelineItem): boolean {
  return item.begin !== undefined || item.end !== undefined;
}

/** Whether it is an outage that a report gives no end of. */
export function isOpen(item: TimelineItem): boolean {
  return item.type === 'SERVICE' && item.status !== 'UNAFFECTED' && item.begin !== undefined && item.end === undefined;
}

/** The items of an incident: what happened, what became of services, and what became of elections. */
export function itemsOf({ id, title, events, services, elections }: TimelineIncident): TimelineItem[] {
  const incident = { id, title: title ?? id };
  return [
    ...events.map(({ id, kind, on, at, text }): EventItem => ({ type: 'EVENT', id, incident, kind, at, text, from: on, until: null, begin: statedSpan(on, at), end: undefined })),
    ...services.map(({ id, service, status, from, until, note }): ServiceItem => ({ type: 'SERVICE', id, incident, service: service.code, status, text: note, ...dates(from, until) })),
    ...elections.map(({ id, election, status, note }): ElectionItem => {
      const name = election.name ?? election.id;
      return { type: 'ELECTION', id, incident, election: { id: election.id, name }, status, text: note, ...dates(election.heldOn, election.until) };
    }),
  ];
}

function dates(from: string | null, until: string | null): Pick<Stated, 'from' | 'until' | 'begin' | 'end'> {
  return { from, until, begin: statedSpan(from), end: statedSpan(until) };
}
