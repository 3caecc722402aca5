import { expect, it } from 'vitest';
import { graphStateOf } from './graphState';

it('reads an address', () => {
  const query = new URLSearchParams('view=graph&root=a&root=b&step=service:EMAIL&step=-a&kind=SERVICE&kind=NOTHING&link=AFFECTED&status=AT_RISK&since=2022&until=2024-06&pick=a&pick=b&pick=c&hubs=true&chain=1&focus=a');
  expect(graphStateOf(query)).toEqual({
    roots: ['a', 'b'],
    steps: ['service:EMAIL', '-a'],
    kinds: ['SERVICE'],
    filter: { links: ['AFFECTED'], statuses: ['AT_RISK'], since: '2022', until: '2024-06' },
    picks: ['a', 'b'],
    hubs: true,
    chain: 1,
    focus: 'a',
  });
});

it('leaves out what it does not know', () => {
  expect(graphStateOf(new URLSearchParams('root=&since=soon&chain=x'))).toEqual({
    roots: [],
    steps: [],
    kinds: [],
    filter: { links: [], statuses: [], since: '', until: '' },
    picks: [],
    hubs: false,
    chain: 0,
    focus: null,
  });
});
