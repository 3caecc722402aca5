import { expect, it } from 'vitest';
import { inOrder } from './events';

it('puts events in order by day and hour, a month before its days, and those without a date last', () => {
  const events = [
    { on: null, at: null },
    { on: '2024-06-24', at: '14:00' },
    { on: '2024-06-24', at: '08:30' },
    { on: '2024-06-24', at: null },
    { on: '2024-06', at: null },
    { on: '2023', at: null },
  ];
  expect(inOrder(events).map(({ on, at }) => [on, at].filter(Boolean).join(' '))).toEqual(['2023', '2024-06', '2024-06-24', '2024-06-24 08:30', '2024-06-24 14:00', '']);
});
