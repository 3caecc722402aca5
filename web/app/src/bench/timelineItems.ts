import { codes } from '../i18n/codes';
import type { TimelineItem } from '../timeline/item';
import { statedSpan } from '../timeline/span';
import { random } from './random';

const seed = 20_241_203;
const kinds = keys(codes.EventKind);
const services = keys(codes.ServiceCode);
const statuses = keys(codes.ServiceStatus);
const votes = keys(codes.ElectionStatus);
const itemsOfIncident = 10;

function keys<Name extends string>(names: Record<Name, unknown>): Name[] {
  return Object.keys(names) as Name[];
}

/** As many items as are asked for, over 14 years: of ten six are events, three services, half of them with an end, and one of 200 elections. */
export function timelineItems(count: number): TimelineItem[] {
  const next = random(seed);
  const pick = <Value>(values: Value[]): Value => values[Math.floor(next() * values.length)]!;
  const two = (n: number) => String(n).padStart(2, '0');
  const date = () => `${2012 + Math.floor(next() * 14)}-${two(1 + Math.floor(next() * 12))}${next() < 0.85 ? `-${two(1 + Math.floor(next() * 28))}` : ''}`;
  const polls = Array.from({ length: 200 }, (_, n) => ({ election: { id: `election-${n}`, name: `Election ${n}` }, from: date() }));
  return Array.from({ length: count }, (_, n) => {
    const incident = { id: `incident-${Math.floor(n / itemsOfIncident)}`, title: `Incident ${Math.floor(n / itemsOfIncident)}` };
    const from = date();
    const until = next() < 0.5 ? laterThan(from, Math.floor(next() * 60)) : null;
    const stated = { id: `item-${n}`, incident, text: `What a report says, number ${n}`, from, begin: statedSpan(from) };
    const place = n % itemsOfIncident;
    if (place < 6) return { ...stated, type: 'EVENT', kind: pick(kinds), at: null, until: null, end: undefined };
    if (place < 9) return { ...stated, type: 'SERVICE', service: pick(services), status: pick(statuses), until, end: statedSpan(until) };
    const poll = pick(polls);
    return { ...stated, ...poll, type: 'ELECTION', begin: statedSpan(poll.from), status: pick(votes), until: null, end: undefined };
  });
}

function laterThan(from: string, days: number): string | null {
  const begin = statedSpan(from);
  return begin && begin.exactness === 'DAY' ? new Date(begin.start + days * 86_400_000).toISOString().slice(0, 10) : null;
}
