import type { ImpactEdge, LinkKind } from '../api/impact';
import type { Status } from '../marks/marks';
import { edgesAmong, type ShownGraph, type ShownNode } from './shownGraph';

/** What of a shown graph is looked at. An empty list stands for everything. */
export interface GraphFilter {
  /** Kinds of links. */
  links: readonly LinkKind[];
  /** What became of services and votes; links of other kinds have none of these and stay. */
  statuses: readonly Status[];
  /** First and last date of incidents, as precise as wished: 2024 or 2024-06. */
  since: string;
  until: string;
}

/** What is left of a graph. */
export type VisibleGraph = Pick<ShownGraph, 'nodes' | 'edges' | 'roots'>;

/** What became of a service or a vote, for an edge that tells it. */
export function statusOf({ kind, status }: ImpactEdge): Status | undefined {
  return kind === 'AFFECTED' || kind === 'ENDANGERED' ? ((status as Status | null) ?? 'NOT_STATED') : undefined;
}

/** The part of a graph that a filter leaves. What is to be kept, such as a path, stays whatever the filter. */
export function filtered(graph: ShownGraph, filter: GraphFilter, kept: { nodes: ReadonlySet<string>; edges: ReadonlySet<string> }): VisibleGraph {
  const inTime = new Map([...graph.nodes].filter(([id, node]) => kept.nodes.has(id) || isInTime(node, filter)));
  const edges = new Map([...edgesAmong(inTime, graph.edges)].filter(([key, edge]) => kept.edges.has(key) || isWanted(edge, filter)));
  const linked = new Set([...edges.values()].flatMap(({ from, to }) => [from, to]));
  const nodes = new Map([...inTime].filter(([id]) => kept.nodes.has(id) || graph.roots.has(id) || linked.has(id)));
  return { nodes, edges, roots: graph.roots };
}

function isWanted(edge: ImpactEdge, { links, statuses }: GraphFilter): boolean {
  const status = statusOf(edge);
  return (links.length === 0 || links.includes(edge.kind)) && (statuses.length === 0 || status === undefined || statuses.includes(status));
}

/** Whether an incident may have happened in the time, or what belongs to one; other things have no time. One without a date is in no time. */
function isInTime({ incident }: ShownNode, { since, until }: GraphFilter): boolean {
  if (!incident || (!since && !until)) return true;
  const { from, until: end } = incident.occurred;
  const last = end ?? from;
  if (!from || !last) return false;
  // Dates are compared as far as both are precise: 2024-06 is neither before nor after 2024-06-24.
  return !(since && before(last, since)) && !(until && before(until, from));
}

function before(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
