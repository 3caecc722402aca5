import { describe, expect, test } from 'vitest';
import { alone, inOrder, isSeen, packed, packingDensity, rowHeight, rowsBetween, rowsIn } from './lanes';
import { event, outage } from './sample';
import { day } from './span';

const ids = (items: { id: string }[]) => items.map(({ id }) => id);
const june = { start: Date.UTC(2024, 5, 1), end: Date.UTC(2024, 6, 1) };

test('events come before services, and each by its date', () => {
  const items = [outage('late', '2024-06-05', null), event('second', '2024-06-02'), outage('early', null, '2024-05-01'), event('first', '2024-06')];
  expect(ids(inOrder(items))).toEqual(['first', 'second', 'early', 'late']);
});

describe('packing', () => {
  const items = inOrder([outage('a', '2024-06-01', '2024-06-10'), outage('b', '2024-06-05', '2024-06-06'), outage('c', '2024-06-20', '2024-06-21'), event('e', '2024-06-05')]);

  test('puts what would cover another into a line below', () => {
    const lanes = packed(items, 10 / day);
    expect(lanes.map(({ lines }) => lines.map(ids))).toEqual([[['e']], [['a', 'c'], ['b']]]);
  });

  test('keeps apart at any larger density', () => {
    const density = packingDensity(10 / day);
    expect(density).toBeLessThanOrEqual(10 / day);
    expect(density * 2).toBeGreaterThan(10 / day);
  });

  test('gives each a line of its own where there is room', () => {
    expect(alone(items).map(({ lines }) => lines.map(ids))).toEqual([[['e']], [['a'], ['b'], ['c']]]);
  });
});

describe('a range', () => {
  test.each([
    { name: 'within', item: event('a', '2024-06-05'), want: true },
    { name: 'a month that reaches into it', item: event('a', '2024'), want: true },
    { name: 'before', item: event('a', '2024-05-31'), want: false },
    { name: 'after', item: event('a', '2024-07-01'), want: false },
    { name: 'an outage over all of it', item: outage('a', '2024-05-01', '2024-08-01'), want: true },
    { name: 'the fade of an outage without an end', item: outage('a', '2024-05-30', null), want: true },
    { name: 'an outage whose fade ends before', item: outage('a', '2024-05-01', null), want: false },
  ])('$name', ({ item, want }) => expect(isSeen(item, june, 10 / day)).toBe(want));

  test('leaves out lines and lanes with nothing in it', () => {
    const lanes = packed(inOrder([outage('a', '2024-06-01', '2024-08-10'), outage('b', '2024-07-05', '2024-07-06'), event('e', '2023')]), 10 / day);
    const { rows, height } = rowsIn(lanes, june, 10 / day, false);
    expect(rows.map(({ items }) => ids(items))).toEqual([['a']]);
    expect(height).toBe(rowHeight + 6);
  });
});

test('only the rows of a window are drawn', () => {
  const { rows } = rowsIn(alone(Array.from({ length: 100 }, (_, n) => event(String(n), '2024-06-05'))), june, 10 / day, false);
  const seen = rowsBetween(rows, 10 * rowHeight, 20 * rowHeight);
  expect(seen.length).toBeLessThan(14);
  expect(seen[0]!.y).toBeLessThanOrEqual(10 * rowHeight);
  expect(seen.at(-1)!.y).toBeGreaterThanOrEqual(19 * rowHeight);
});
