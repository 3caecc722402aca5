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
/** How much more those push that come between others that stay where they are. */
const pushBetween = 2.5;
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
  const field = new Field(points);
  nodes.forEach(({ id, origin }, place) => field.add(id, (origin && points.get(origin)) || { x: 0, y: 0 }, place));
  for (const { from, to } of links) field.link(from, to);
  for (let round = 0; round < rounds; round++) field.relax(length * (1 - round / rounds));
  for (const [id, point] of field.moved()) points.set(id, point);
}

/** Places around a centre, evenly spread. */
function spiral(centre: Point, place: number): Point {
  const radius = length * Math.sqrt(place + 0.5) * 0.6;
  return { x: centre.x + radius * Math.cos(place * goldenAngle), y: centre.y + radius * Math.sin(place * goldenAngle) };
}

/** Nodes under forces: first those that stay, then those that move. Its numbers stand in arrays, since it is where a large graph takes its time. */
class Field {
  readonly #places = new Map<string, number>();
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];
  readonly #staying: number;
  /** Of each that moves: the point that it is drawn to, and the nodes that it is linked to. */
  readonly #centres: Point[] = [];
  readonly #linked: number[][] = [];

  constructor(staying: ReadonlyMap<string, Point>) {
    for (const [id, point] of staying) this.#put(id, point);
    this.#staying = staying.size;
  }

  add(id: string, centre: Point, place: number): void {
    this.#put(id, spiral(centre, place));
    this.#centres.push(centre);
    this.#linked.push([]);
  }

  link(from: string, to: string): void {
    const [a, b] = [this.#places.get(from), this.#places.get(to)];
    if (a === undefined || b === undefined) return;
    this.#linked[a - this.#staying]?.push(b);
    this.#linked[b - this.#staying]?.push(a);
  }

  /** Moves each node as the forces want it, no further than farthest. */
  relax(farthest: number): void {
    const forces = this.#centres.map((centre, n) => this.#force(this.#staying + n, centre, this.#linked[n] ?? []));
    forces.forEach(({ x, y }, n) => {
      const part = Math.min(1, farthest / (Math.hypot(x, y) || 1));
      this.#xs[this.#staying + n]! += x * part;
      this.#ys[this.#staying + n]! += y * part;
    });
  }

  *moved(): Iterable<[string, Point]> {
    for (const [id, n] of this.#places) if (n >= this.#staying) yield [id, { x: this.#xs[n]!, y: this.#ys[n]! }];
  }

  #put(id: string, { x, y }: Point): void {
    this.#places.set(id, this.#xs.length);
    this.#xs.push(x);
    this.#ys.push(y);
  }

  /** What gravity, the other nodes and links do to a node. */
  #force(node: number, centre: Point, linked: readonly number[]): Point {
    const [x, y] = [this.#xs[node]!, this.#ys[node]!];
    const push = (this.#staying > 0 ? pushBetween : 1) * length * length;
    const force = { x: (centre.x - x) * gravity, y: (centre.y - y) * gravity };
    for (let other = 0; other < this.#xs.length; other++) {
      const [across, down] = [x - this.#xs[other]!, y - this.#ys[other]!];
      const squared = across * across + down * down;
      if (other === node || squared > reachOfPush * reachOfPush) continue;
      force.x += (push * across) / Math.max(1, squared);
      force.y += (push * down) / Math.max(1, squared);
    }
    for (const other of linked) {
      const [across, down] = [this.#xs[other]! - x, this.#ys[other]! - y];
      const pull = Math.hypot(across, down) / length;
      force.x += across * pull;
      force.y += down * pull;
    }
    return force;
  }
}
