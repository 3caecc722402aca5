import { expect, test } from 'vitest';
import { hour } from './span';
import { rangeName, ticks } from './ticks';

const from = (...date: [number, number, number?, number?]) => Date.UTC(...date);

test.each([
  { name: 'years', start: from(2012, 0), end: from(2027, 0), width: 900, want: { first: '2012', some: ['2020'], hours: false } },
  { name: 'months, with the year at its beginning', start: from(2023, 10), end: from(2024, 5), width: 700, want: { first: 'Nov', some: ['2024', 'May'], hours: false } },
  { name: 'days', start: from(2024, 5, 20), end: from(2024, 5, 27), width: 700, want: { first: '20 Jun', some: ['24 Jun'], hours: false } },
  { name: 'hours, with the day at its beginning', start: from(2024, 5, 24, 12), end: from(2024, 5, 25, 12), width: 700, want: { first: '12:00', some: ['25 Jun', '06:00'], hours: true } },
])('$name', ({ start, end, width, want }) => {
  const labels = ticks({ start, end }, width, 'en-GB').map(({ label }) => label);
  expect(labels[0]).toBe(want.first);
  expect(labels).toEqual(expect.arrayContaining(want.some));
  expect(labels.some((label) => label.includes(':'))).toBe(want.hours);
  expect(labels.length).toBeLessThan(width / 40);
});

test('a year among months, and a day among hours, stand out', () => {
  const major = (start: number, end: number) => ticks({ start, end }, 700, 'fr').filter(({ isMajor }) => isMajor).map(({ label }) => label);
  expect(major(from(2023, 10), from(2024, 5))).toEqual(['2024']);
  expect(major(from(2024, 5, 24, 12), from(2024, 5, 25, 12))).toEqual(['25 juin']);
});

test('a range is named by its days, a short one by its hours too', () => {
  expect(rangeName({ start: from(2024, 5, 1), end: from(2024, 6, 1) }, 'en-GB')).toContain('30 Jun 2024');
  expect(rangeName({ start: from(2024, 5, 24, 6), end: from(2024, 5, 24, 6) + 6 * hour }, 'en-GB')).toContain('06:00');
});
