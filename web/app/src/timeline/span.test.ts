import { describe, expect, test } from 'vitest';
import { day, hull, minute, statedSpan } from './span';

describe('all the time that a date may mean', () => {
  test.each([
    { name: 'a year', date: '2024', at: null, start: Date.UTC(2024, 0), end: Date.UTC(2025, 0), exactness: 'YEAR' },
    { name: 'a month', date: '2024-02', at: null, start: Date.UTC(2024, 1), end: Date.UTC(2024, 2), exactness: 'MONTH' },
    { name: 'a day', date: '2024-06-24', at: null, start: Date.UTC(2024, 5, 24), end: Date.UTC(2024, 5, 24) + day, exactness: 'DAY' },
    { name: 'a minute', date: '2024-06-24', at: '07:31', start: Date.UTC(2024, 5, 24, 7, 31), end: Date.UTC(2024, 5, 24, 7, 31) + minute, exactness: 'MINUTE' },
    { name: 'a time that is none', date: '2024-06-24', at: '25:00', start: Date.UTC(2024, 5, 24), end: Date.UTC(2024, 5, 24) + day, exactness: 'DAY' },
    { name: 'a time without a day', date: '2024-06', at: '07:31', start: Date.UTC(2024, 5), end: Date.UTC(2024, 6), exactness: 'MONTH' },
  ])('$name', ({ date, at, start, end, exactness }) => expect(statedSpan(date, at)).toEqual({ start, end, exactness }));

  test.each([null, undefined, '', 'soon', '24-06-2024'])('no date: %s', (date) => expect(statedSpan(date)).toBeUndefined());
});

test('the hull of spans holds all of them', () => {
  expect(hull([{ start: 3, end: 5 }, { start: 1, end: 2 }, { start: 4, end: 9 }])).toEqual({ start: 1, end: 9 });
  expect(hull([])).toBeUndefined();
});
