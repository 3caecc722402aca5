import { describe, expect, it } from 'vitest';
import { filtered, type GraphFilter } from './graphFilter';
import { begin, collapse, expand, hiddenNeighbours, originsOf } from './shownGraph';
import { part } from './testGraph';
import { withCollapsed, withExpanded } from './steps';

const ids = (graph: { nodes: ReadonlyMap<string, unknown> }) => [...graph.nodes.keys()];
const start = begin(['a', 'b'], part(['a 2020-01', 'b 2022', 's1', 's2'], ['a s1 DISRUPTED', 'b s1 UNAFFECTED', 'b s2 DISRUPTED'], { s1: 5 }));

describe('a shown graph', () => {
  it('knows which root brought what, and what several share', () => {
    expect(start.nodes.get('s1')?.origin).toBeUndefined();
    expect(start.nodes.get('s2')?.origin).toBe('b');
    expect([...originsOf(start)]).toEqual(['b']);
  });

  it('tells for each node how many neighbours are hidden', () => {
    expect(hiddenNeighbours(start).get('s1')).toBe(3);
    const more = expand(start, 's1', part(['s1', 'c', 'd'], ['c s1 DISRUPTED', 'd s1 DISRUPTED', 'd s1 RESTORED']));
    expect(hiddenNeighbours(more).get('s1')).toBe(1);
  });

  it('takes away by collapsing what a node brought, and what that brought', () => {
    const once = expand(start, 's1', part(['s1', 'c'], ['c s1 DISRUPTED']));
    const twice = expand(once, 'c', part(['c', 's3', 's4'], ['c s3 DISRUPTED', 'c s4 DISRUPTED']));
    expect(ids(twice)).toEqual(['a', 'b', 's1', 's2', 'c', 's3', 's4']);
    expect(ids(collapse(twice, 'c'))).toEqual(['a', 'b', 's1', 's2', 'c']);
    const all = collapse(twice, 's1');
    expect(ids(all)).toEqual(['a', 'b', 's1', 's2']);
    expect([...all.edges.keys()]).toEqual([...start.edges.keys()]);
  });

  it('keeps roots that another one brought', () => {
    const graph = begin(['a', 'c'], part(['a', 'c', 's1'], ['a s1 DISRUPTED', 'c s1 DISRUPTED']));
    expect(ids(collapse(collapse(graph, 'a'), 's1'))).toEqual(['a', 'c', 's1']);
  });

  it('counts what was left out at the beginning', () => {
    expect(begin(['a'], { ...part(['a', 's1'], ['a s1 DISRUPTED']), total: 7, truncated: true }).leftOut).toBe(5);
  });
});

describe('a filter of a graph', () => {
  const all: GraphFilter = { links: [], statuses: [], since: '', until: '' };
  const none = { nodes: new Set<string>(), edges: new Set<string>() };
  const cases: [name: string, filter: Partial<GraphFilter>, want: string[]][] = [
    ['leaves all', {}, ['a', 'b', 's1', 's2']],
    ['by status', { statuses: ['UNAFFECTED'] }, ['a', 'b', 's1']],
    ['by kind of link keeps the roots', { links: ['AGAINST'] }, ['a', 'b']],
    ['by time takes what only one has', { until: '2021' }, ['a', 's1']],
    ['a year is neither before nor after its months', { since: '2022-06' }, ['b', 's1', 's2']],
    ['from a month to a month', { since: '2020-01', until: '2020-01' }, ['a', 's1']],
  ];
  it.each(cases)('%s', (_, filter, want) => {
    expect(ids(filtered(start, { ...all, ...filter }, none))).toEqual(want);
  });

  it('leaves what is to be kept', () => {
    const kept = { nodes: new Set(['b', 's2']), edges: new Set(['b s2 AFFECTED DISRUPTED']) };
    expect(ids(filtered(start, { ...all, until: '2021' }, kept))).toEqual(['a', 'b', 's1', 's2']);
  });
});

describe('the steps of a reader', () => {
  it('need not keep what collapsing undoes', () => {
    expect(withCollapsed(withExpanded(withExpanded(['x'], 'y'), 'y'), 'y')).toEqual(['x', '-y']);
    expect(withCollapsed(['y', 'x'], 'y')).toEqual(['y', 'x', '-y']);
    expect(withCollapsed([], 'y')).toEqual(['-y']);
  });
});
