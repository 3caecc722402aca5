import { describe, expect, test } from 'vitest';
import { cut, electionLines } from './elections';
import type { ElectionItem } from './item';
import { day, statedSpan } from './span';

function poll(id: string, heldOn: string): ElectionItem {
  const election = { id, name: `Election of ${heldOn}` };
  return { type: 'ELECTION', id: `${id} ${heldOn}`, incident: { id: 'town', title: 'Town' }, election, status: 'AT_RISK', text: null, from: heldOn, until: null, begin: statedSpan(heldOn), end: undefined };
}

const june = { start: Date.UTC(2024, 5, 1), end: Date.UTC(2024, 6, 1) };
const scale = { density: 20 / day, origin: june.start };

describe('elections on the axis', () => {
  test.each([
    { name: 'once each, by their day', polls: [poll('b', '2024-06-20'), poll('a', '2024-06-05'), poll('b', '2024-06-20')], want: ['a', 'b'] },
    { name: 'none that is only known to the month', polls: [poll('a', '2024-06')], want: [] },
    { name: 'none outside', polls: [poll('a', '2024-07-01'), poll('b', '2024-05-31')], want: [] },
    { name: 'one of those on the same day', polls: [poll('a', '2024-06-05'), poll('b', '2024-06-05')], want: ['a'] },
  ])('$name', ({ polls, want }) => expect(electionLines(polls, june, scale, 600).map(({ id }) => id)).toEqual(want));

  test('have their names where these cover no other', () => {
    const lines = electionLines([poll('a', '2024-06-02'), poll('b', '2024-06-04'), poll('c', '2024-06-15')], june, scale, 600);
    expect(lines.map(({ label }) => label.includes('Election'))).toEqual([false, true, true]);
  });
});

test('a text is cut to the room that it has', () => {
  expect(cut('Election', 20)).toBe('\u2068Election\u2069');
  expect(cut('Election', 5)).toBe('\u2068Elec…\u2069');
});
