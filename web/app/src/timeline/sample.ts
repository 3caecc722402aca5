import type { EventItem, ServiceItem } from './item';
import { statedSpan } from './span';

const incident = { id: 'town', title: 'Ransomware at a town' };

/** An event for tests. */
export function event(id: string, on: string | null, at: string | null = null): EventItem {
  return { type: 'EVENT', id, incident, kind: 'DETECTED', at, text: null, from: on, until: null, begin: statedSpan(on, at), end: undefined };
}

/** An outage for tests. */
export function outage(id: string, from: string | null, until: string | null): ServiceItem {
  return { type: 'SERVICE', id, incident, service: 'EMAIL', status: 'DISRUPTED', text: null, from, until, begin: statedSpan(from), end: statedSpan(until) };
}
