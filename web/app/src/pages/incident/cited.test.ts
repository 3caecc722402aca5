import { describe, expect, it } from 'vitest';
import type { Evidence, Incident } from '../../api/incidentPage';
import { contradictionsOf, fieldEvidence, spansOf, statusesOf, statusOf } from './cited';

const none: Incident = {
  id: 'town-2024-06',
  title: null,
  summary: null,
  tlp: 'CLEAR',
  attackTypes: [],
  dataImpact: null,
  notStated: [],
  campaign: null,
  reportedFor: null,
  occurred: { from: null, until: null },
  place: null,
  victims: [],
  services: [],
  partners: [],
  actors: [],
  actions: [],
  events: [],
  elections: [],
  ransom: null,
  affected: [],
  people: [],
  suppliers: [],
  related: [],
  sources: [],
  evidence: [],
  reports: [],
};

function place(start: number, end: number, report = 'one'): Evidence {
  return { quote: '', start, end, report: { id: report, file: null } };
}

function impact(id: string, status: Incident['services'][number]['status'], evidence: Evidence[], ...against: string[]): Incident['services'][number] {
  return {
    __typename: 'ServiceImpact',
    id,
    status,
    evidence,
    contradictedBy: against.map((other) => ({ id: other })),
    origin: 'EXTRACTED',
    review: 'UNREVIEWED',
    source: null,
    service: { code: 'EMAIL' },
    extent: null,
    from: null,
    until: null,
    cause: null,
    fallback: null,
    note: null,
  };
}

describe('spansOf', () => {
  it('has the places of one report, with the ids of their statements', () => {
    const incident = { ...none, services: [impact('a', 'DISRUPTED', [place(0, 5), place(7, 9, 'two')]), impact('b', 'AT_RISK', [place(2, 4)])] };
    expect(spansOf(incident, 'one')).toEqual([
      { start: 0, end: 5, of: 'a' },
      { start: 2, end: 4, of: 'b' },
    ]);
    expect(spansOf(incident, 'two')).toEqual([{ start: 7, end: 9, of: 'a' }]);
  });
  it.each([
    ['/place/country', 'field:/place'],
    ['/occurred/from', 'field:/occurred'],
    ['/reportedFor', 'field:/occurred'],
    ['/attackTypes/1', 'field:/attackTypes'],
    ['/people/11', 'field:/people/11'],
    ['/notStated/0', 'field:/notStated/0'],
    ['/victims/0/name', undefined],
  ])('gives %s to the row %s', (field, row) => {
    const spans = spansOf({ ...none, evidence: [{ field, ...place(1, 2) }] }, 'one');
    expect(spans.map(({ of }) => of)).toEqual(row ? [row] : []);
  });
});

describe('fieldEvidence', () => {
  it('takes what is in a field, and not what is named like it', () => {
    const evidence = ['/people/1', '/people/11', '/people/1/role'].map((field, n) => ({ field, ...place(n, n + 1) }));
    expect(fieldEvidence({ ...none, evidence }, '/people/1').map(({ start }) => start)).toEqual([0, 2]);
  });
});

describe('statusOf', () => {
  const statuses = statusesOf({ ...none, services: [impact('a', 'UNAFFECTED', []), impact('b', 'DISRUPTED', [])], notStated: ['ATTACKER'] });
  it.each([
    [['a'], 'UNAFFECTED'],
    [['a', 'b'], 'DISRUPTED'],
    [['field:/notStated/0'], 'NOT_STATED'],
    [['someone'], undefined],
    [[], undefined],
  ])('draws %j as %s', (statements, status) => {
    expect(statusOf(statements, statuses)).toBe(status);
  });
});

describe('contradictionsOf', () => {
  it('has each pair once', () => {
    const services = [impact('b', 'DISRUPTED', [], 'a'), impact('a', 'UNAFFECTED', [], 'b'), impact('c', 'AT_RISK', [])];
    expect(contradictionsOf({ ...none, services }).map((pair) => pair.map(({ id }) => id))).toEqual([['a', 'b']]);
  });
});
