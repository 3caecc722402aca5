import { describe, expect, test } from 'vitest';
import { event, outage } from './sample';
import { fade, shapeOf } from './shape';
import { day } from './span';

/** As many pixels a day. */
const at = (pixels: number) => ({ density: pixels / day, origin: Date.UTC(2024, 5, 1) });

describe('an event', () => {
  test('with a time is a dot at it', () => expect(shapeOf(event('a', '2024-06-02', '12:00'), at(10))).toEqual({ form: 'DOT', x: 15 - 4.5, width: 9 }));
  test('of a day is a tick in the middle of it', () => expect(shapeOf(event('a', '2024-06-02'), at(10))).toEqual({ form: 'TICK', x: 15 - 2.5, width: 5 }));
  test('of a day is a soft span among hours', () => expect(shapeOf(event('a', '2024-06-02'), at(100))).toMatchObject({ form: 'BAR', x: 100, width: 100, body: { x: 135, width: 30 } }));
  test('of a month is a soft span', () => expect(shapeOf(event('a', '2024-06'), at(10))).toMatchObject({ form: 'BAR', x: 0, width: 300, head: { x: 0, width: 105 }, tail: { x: 195, width: 105 } }));
  test('of a month is wide enough to be seen', () => expect(shapeOf(event('a', '2024-06'), at(0.1)).width).toBe(12));
});

describe('an outage', () => {
  test('from a day to a day has hard ends', () => expect(shapeOf(outage('a', '2024-06-02', '2024-06-04'), at(10))).toEqual({ form: 'BAR', x: 10, width: 30, body: { x: 10, width: 30 } }));
  test('of a day among hours fades over what is not known', () =>
    expect(shapeOf(outage('a', '2024-06-02', '2024-06-04'), at(100))).toEqual({ form: 'BAR', x: 100, width: 300, head: { x: 100, width: 100 }, body: { x: 200, width: 100 }, tail: { x: 300, width: 100 } }));
  test('without an end fades out', () => expect(shapeOf(outage('a', '2024-06-02', null), at(10))).toMatchObject({ x: 10, width: 10 + fade, body: { x: 10, width: 10 }, tail: { x: 20, width: fade } }));
  test('without a beginning fades in', () => expect(shapeOf(outage('a', null, '2024-06-02'), at(10))).toMatchObject({ x: 10 - fade, head: { x: 10 - fade, width: fade }, body: { x: 10, width: 10 } }));
  test('from a month on begins somewhere in it', () => expect(shapeOf(outage('a', '2024-06', '2024-07-10'), at(10))).toMatchObject({ head: { x: 0, width: 300 }, body: { x: 300, width: 100 } }));
  test('within one month is certain of no day', () =>
    expect(shapeOf(outage('a', '2024-06', '2024-06'), at(10))).toMatchObject({ x: 0, width: 300, head: { x: 0, width: 150 }, body: { width: 0 }, tail: { x: 150, width: 150 } }));
});
