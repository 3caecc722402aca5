import type { NodeKind } from '../api/impact';

/**
 * What a kind of thing looks like: the corners of a polygon as x, y from -1 to 1, or a circle. Kinds are told apart by their shape
 * alone, since colour tells status.
 */
export const shapes: Record<NodeKind, readonly number[] | 'circle'> = {
  INCIDENT: 'circle',
  VICTIM: [-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85],
  SERVICE: [0, -1, 1, 0, 0, 1, -1, 0],
  PARTNER: [-0.5, -0.9, 0.5, -0.9, 1, 0, 0.5, 0.9, -0.5, 0.9, -1, 0],
  ACTOR: [0, -1, 1, 0.8, -1, 0.8],
  EVENT: [-1, -0.5, 0.4, -0.5, 1, 0, 0.4, 0.5, -1, 0.5],
  ELECTION: star(5),
  PLACE: [-1, -0.8, 1, -0.8, 0, 1],
  REPORT: [-0.7, -1, 0.3, -1, 0.7, -0.6, 0.7, 1, -0.7, 1],
};

function star(points: number): number[] {
  return Array.from({ length: 2 * points }, (_, n) => {
    const [angle, radius] = [(Math.PI * n) / points, n % 2 === 0 ? 1 : 0.45];
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  }).flat();
}

/** How large a node is drawn: half its width in pixels. */
export function radiusOf({ kind, isRoot }: { kind: NodeKind; isRoot: boolean }): number {
  return isRoot ? 13 : kind === 'INCIDENT' || kind === 'SERVICE' ? 11 : 9;
}

/** The corners as SVG writes them, for a shape around a point. */
export function corners(shape: readonly number[], radius: number, { x, y } = { x: 0, y: 0 }): string {
  return Array.from({ length: shape.length / 2 }, (_, n) => {
    const [across = 0, down = 0] = shape.slice(2 * n, 2 * n + 2);
    return `${(x + radius * across).toFixed(1)},${(y + radius * down).toFixed(1)}`;
  }).join(' ');
}
