import { expect, test } from 'vitest';
import { summary } from './frames';
import { timelineItems } from './timelineItems';

test('frame times are summed up by the nearest rank', () => {
  const times = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(summary(times)).toEqual({ frames: 100, median: 50, p95: 95, longest: 100 });
  expect(summary([7])).toEqual({ frames: 1, median: 7, p95: 7, longest: 7 });
});

test('made-up items are the same each time', () => {
  expect(timelineItems(1000)).toEqual(timelineItems(1000));
  expect(new Set(timelineItems(1000).map(({ type }) => type))).toEqual(new Set(['EVENT', 'SERVICE', 'ELECTION']));
});
