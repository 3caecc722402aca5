import { describe, expect, test } from 'vitest';
import { moved, narrowest, within, zoomed } from './range';
import { day, hour } from './span';

const whole = { start: 0, end: 100 * day };

describe('zoom', () => {
  test.each([
    { name: 'closer keeps what is under the pointer', range: whole, factor: 2, moment: 50 * day, want: { start: 25 * day, end: 75 * day } },
    { name: 'closer at the beginning', range: whole, factor: 4, moment: 0, want: { start: 0, end: 25 * day } },
    { name: 'further away, back to where it was', range: { start: 25 * day, end: 75 * day }, factor: 0.5, moment: 50 * day, want: whole },
    { name: 'further away than there is anything', range: { start: 0, end: 60 * day }, factor: 0.25, moment: 30 * day, want: whole },
    { name: 'further away near the end', range: { start: 90 * day, end: 100 * day }, factor: 0.5, moment: 95 * day, want: { start: 80 * day, end: 100 * day } },
    { name: 'no closer than some hours', range: { start: 0, end: narrowest }, factor: 8, moment: hour, want: { start: 0, end: narrowest } },
  ])('$name', ({ range, factor, moment, want }) => expect(zoomed(range, factor, moment, whole)).toEqual(want));
});

describe('moving', () => {
  const range = { start: 40 * day, end: 60 * day };
  test.each([
    { name: 'later', part: 0.5, want: { start: 50 * day, end: 70 * day } },
    { name: 'earlier', part: -1, want: { start: 20 * day, end: 40 * day } },
    { name: 'to the beginning', part: -Infinity, want: { start: 0, end: 20 * day } },
    { name: 'to the end', part: Infinity, want: { start: 80 * day, end: 100 * day } },
  ])('$name', ({ part, want }) => expect(moved(range, part, whole)).toEqual(want));
});

test('a range longer than the whole is the whole', () => {
  expect(within(-day, 201 * day, whole)).toEqual(whole);
});
