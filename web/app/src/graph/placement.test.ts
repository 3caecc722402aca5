import { describe, expect, it } from 'vitest';
import { place, type Placeable, type Point } from './placement';

const star = (centre: string, step: number, count: number): Placeable[] => Array.from({ length: count }, (_, n) => ({ id: `${centre}.${n}`, origin: centre, step }));
const links = (nodes: Placeable[]) => nodes.flatMap(({ id, origin }) => (origin ? { from: origin, to: id } : []));
const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
const root: Placeable = { id: 'a', origin: undefined, step: 0 };

describe('placement', () => {
  const first = [root, ...star('a', 0, 8)];
  const before = place(first, links(first), new Map());
  const grown = [...first, ...star('a.3', 1, 12)];
  const after = place(grown, links(grown), before);

  it('gives every node a place of its own', () => {
    const points = [...after.values()];
    expect(points).toHaveLength(21);
    points.forEach((one, n) => points.slice(n + 1).forEach((other) => expect(distance(one, other)).toBeGreaterThan(20)));
  });

  it('leaves those that have one where they are', () => {
    for (const [id, point] of before) expect(after.get(id)).toEqual(point);
  });

  it('puts new nodes nearer to the one that brought them than to the others on average', () => {
    const mean = (id: string) => star('a.3', 1, 12).reduce((sum, node) => sum + distance(after.get(node.id)!, after.get(id)!), 0) / 12;
    for (const { id } of first) if (id !== 'a.3') expect(mean('a.3')).toBeLessThan(mean(id));
  });

  it('places the same graph alike', () => {
    expect(place(grown, links(grown), before)).toEqual(after);
  });

  it('places step by step what comes at once', () => {
    expect(place(grown, links(grown), new Map())).toEqual(after);
  });
});
