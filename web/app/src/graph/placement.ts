/** A point of the picture, in its pixels; the middle of what came first is near 0, 0. */
export interface Point {
  x: number;
  y: number;
}

/** What is to be placed, in the order in which it came. */
export interface Placeable {
  id: string;
  /** The node to be near. */
  origin: string | undefined;
  /** Those of one step are placed together, those of a later one around them. */
  step: number;
}

type Link = { from: string; to: string };

/** The length that links strive for. */
const length = 120;
/** How far nodes push each other away: beyond it they leave each other alone, so that those without links stay near. */
const reachOfPush = 3 * length;
const rounds = 120;
/** How strongly new nodes are drawn to where they begin, so that those that nothing links to the others do not drift away. */
const gravity = 0.3;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/**
 * Gives a place to every node that has none; those that have one stay where they are. New nodes begin in a spiral around the node that
 * brought them, and are then moved by the forces of Fruchterman and Reingold (Graph drawing by force-directed placement, 1991): nodes push each
 * other away by length² / distance, links pull their ends together by distance² / length, and each round moves less far. There is no chance in it:
 * the same graph is placed alike.
 */
export function place(nodes: Iterable<Placeable>, links: readonly Link[], placed: ReadonlyMap<string, Point>): Map<string, Point> {
  const points = new Map(placed);
  const missing = [...nodes].filter(({ id }) => !placed.has(id));
  const steps = [...new Set(missing.map(({ step }) => step))].sort((one, other) => one - other);
  for (const step of steps) placeTogether(missing.filter((node) => node.step === step), links, points);
  return points;
}

function placeTogether(nodes: readonly Placeable[], links: readonly Link[], points: Map<string, Point>): void {
  const moving = new Map(nodes.map(({ id, origin }) => [id, (origin && points.get(origin)) || { x: 0, y: 0 }]));
  [...moving].forEach(([id, centre], place) => points.set(id, spiral(centre, place)));
  const pulling = links.filter(({ from, to }) => points.has(from) && points.has(to) && (moving.has(from) || moving.has(to)));
  for (let round = 0; round < rounds; round++) relax(moving, pulling, points, length * (1 - round / rounds));
}

/** Places around a centre, evenly spread. */
function spiral(centre: Point, place: number): Point {
  const radius = length * Math.sqrt(place + 0.5) * 0.6;
  return { x: centre.x + radius * Math.cos(place * goldenAngle), y: centre.y + radius * Math.sin(place * goldenAngle) };
}

/** Moves each node as the forces want it, no further than farthest. Those that move have the point that they are drawn to. */
function relax(moving: ReadonlyMap<string, Point>, links: readonly Link[], points: Map<string, Point>, farthest: number): void {
  const forces = new Map([...moving].map(([id, centre]) => [id, forceOn(id, centre, points)]));
  for (const { from, to } of links) attract(from, to, points, forces);
  for (const [id, force] of forces) {
    const point = points.get(id);
    const size = Math.hypot(force.x, force.y);
    if (!point || size === 0) continue;
    const reach = Math.min(size, farthest) / size;
    points.set(id, { x: point.x + force.x * reach, y: point.y + force.y * reach });
  }
}

/** What the other nodes and gravity do to a node. */
function forceOn(id: string, centre: Point, points: ReadonlyMap<string, Point>): Point {
  const here = points.get(id) ?? centre;
  const force = { x: (centre.x - here.x) * gravity, y: (centre.y - here.y) * gravity };
  for (const [other, there] of points) {
    if (other === id) continue;
    const [x, y] = [here.x - there.x, here.y - there.y];
    const squared = Math.max(1, x * x + y * y);
    if (squared > reachOfPush * reachOfPush) continue;
    force.x += (x * length * length) / squared;
    force.y += (y * length * length) / squared;
  }
  return force;
}

function attract(from: string, to: string, points: ReadonlyMap<string, Point>, forces: Map<string, Point>): void {
  const [a, b] = [points.get(from), points.get(to)];
  if (!a || !b) return;
  const [x, y] = [b.x - a.x, b.y - a.y];
  const pull = Math.hypot(x, y) / length;
  const [ofA, ofB] = [forces.get(from), forces.get(to)];
  if (ofA) Object.assign(ofA, { x: ofA.x + x * pull, y: ofA.y + y * pull });
  if (ofB) Object.assign(ofB, { x: ofB.x - x * pull, y: ofB.y - y * pull });
}
