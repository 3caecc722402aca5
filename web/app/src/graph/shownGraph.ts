import type { ImpactEdge, ImpactNode, ImpactPart } from '../api/impact';

/** The most nodes that are shown at once. */
export const mostNodes = 500;

/** A node that is shown, and where it came from. */
export interface ShownNode extends ImpactNode {
  /** The node that brought it: the one that was expanded or, among what it began with, the only root next to it. */
  origin: string | undefined;
  /** Number of the step that brought it: 0 is what it began with. Those of one step are placed together. */
  step: number;
}

/** What is shown of the graph of all things. It is never changed: every step makes another. */
export interface ShownGraph {
  /** By id, in the order in which they came. */
  nodes: ReadonlyMap<string, ShownNode>;
  /** By key. */
  edges: ReadonlyMap<string, ImpactEdge>;
  roots: ReadonlySet<string>;
  /** Number of the last step. */
  step: number;
  /** Number of things next to the roots that were left out at the beginning. */
  leftOut: number;
  /** Number of links among what is shown that the server left out. */
  hiddenEdges: number;
}

/** What tells an edge from every other: its ends, its kind and its status. */
export function edgeKey({ from, to, kind, status }: ImpactEdge): string {
  return [from, to, kind, status ?? ''].join(' ');
}

/** The graph to start with: the roots, and what is next to them. */
export function begin(roots: readonly string[], part: ImpactPart): ShownGraph {
  const isRoot = new Set(roots);
  const nextTo = rootsNextTo(part, isRoot);
  const nodes = part.nodes.map((node) => {
    const near = nextTo.get(node.id);
    const origin = !isRoot.has(node.id) && near?.size === 1 ? [...near][0] : undefined;
    return [node.id, { ...node, origin, step: 0 }] as const;
  });
  return {
    nodes: new Map(nodes),
    edges: new Map(part.edges.map((edge) => [edgeKey(edge), edge])),
    roots: isRoot,
    step: 0,
    leftOut: part.total - part.nodes.length,
    hiddenEdges: part.hiddenEdges,
  };
}

function rootsNextTo(part: ImpactPart, roots: Set<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (id: string, root: string) => roots.has(root) && found.set(id, (found.get(id) ?? new Set()).add(root));
  for (const { from, to } of part.edges) {
    add(from, to);
    add(to, from);
  }
  return found;
}

/** The graph with what a node brought when it was expanded or, without an origin, with things that stand for themselves. */
export function expand(graph: ShownGraph, origin: string | undefined, part: ImpactPart): ShownGraph {
  const step = graph.step + 1;
  const nodes = new Map(graph.nodes);
  for (const node of part.nodes) if (!nodes.has(node.id)) nodes.set(node.id, { ...node, origin, step });
  const edges = new Map(graph.edges);
  for (const edge of part.edges) edges.set(edgeKey(edge), edge);
  return { ...graph, nodes, edges, step, hiddenEdges: graph.hiddenEdges + part.hiddenEdges };
}

/** The graph without what a node brought, and without what that brought in turn. Roots stay. */
export function collapse(graph: ShownGraph, id: string): ShownGraph {
  const nodes = new Map(graph.nodes);
  const gone = new Set([id]);
  // An origin always came before what it brought, so that one pass in order finds all.
  for (const node of graph.nodes.values()) {
    if (!node.origin || !gone.has(node.origin) || graph.roots.has(node.id)) continue;
    gone.add(node.id);
    nodes.delete(node.id);
  }
  return { ...graph, nodes, edges: edgesAmong(nodes, graph.edges), step: graph.step + 1 };
}

/** The edges with both ends among the nodes. */
export function edgesAmong(nodes: Pick<ReadonlySet<string>, 'has'>, edges: ReadonlyMap<string, ImpactEdge>): Map<string, ImpactEdge> {
  return new Map([...edges].filter(([, { from, to }]) => nodes.has(from) && nodes.has(to)));
}

/** The nodes that brought others, which are those that can be collapsed. */
export function originsOf(graph: Pick<ShownGraph, 'nodes'>): Set<string> {
  return new Set([...graph.nodes.values()].flatMap(({ origin }) => origin ?? []));
}

/** For each node, how many of its neighbours are not among the shown ones. */
export function hiddenNeighbours({ nodes, edges }: Pick<ShownGraph, 'nodes' | 'edges'>): Map<string, number> {
  const shown = new Map<string, Set<string>>();
  for (const id of nodes.keys()) shown.set(id, new Set());
  for (const { from, to } of edges.values()) {
    shown.get(from)?.add(to);
    shown.get(to)?.add(from);
  }
  return new Map([...nodes.values()].map(({ id, degree }) => [id, Math.max(0, degree - (shown.get(id)?.size ?? 0))]));
}
