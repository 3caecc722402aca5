import type { NodeKind } from '../api/impact';
import type { Status } from '../marks/marks';
import { statusOf, type VisibleGraph } from './graphFilter';
import { nodeName } from './names';
import type { Point } from './placement';
import { edgesAmong, hiddenNeighbours } from './shownGraph';

export interface DrawnNode extends Point {
  id: string;
  kind: NodeKind;
  /** Its name, cut into short lines, with the number of hidden neighbours. */
  label: string;
  hidden: number;
  isRoot: boolean;
  isFocus: boolean;
  isFound: boolean;
  isOnPath: boolean;
}

export interface DrawnEdge {
  key: string;
  from: string;
  to: string;
  status: Status | undefined;
  isFocus: boolean;
  isOnPath: boolean;
}

/** The picture of a graph, for the canvas and for a file. */
export interface Drawing {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
}

/** What stands out in a picture, by ids of nodes and keys of edges. */
export interface Emphasis {
  focus: string | null;
  found: ReadonlySet<string>;
  path: { nodes: ReadonlySet<string>; edges: ReadonlySet<string> };
}

/** A graph as a picture. Nodes without a place yet are left out, and their edges. */
export function drawingOf(graph: VisibleGraph, points: ReadonlyMap<string, Point>, { focus, found, path }: Emphasis): Drawing {
  const hidden = hiddenNeighbours(graph);
  const nodes = [...graph.nodes.values()].flatMap((node): DrawnNode[] => {
    const point = points.get(node.id);
    if (!point) return [];
    const { id, kind } = node;
    const more = hidden.get(id) ?? 0;
    const label = linesOf(nodeName(node)).join('\n') + (more > 0 ? `\n+${more}` : '');
    return [{ id, kind, label, hidden: more, ...point, isRoot: graph.roots.has(id), isFocus: id === focus, isFound: found.has(id), isOnPath: path.nodes.has(id) }];
  });
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = [...edgesAmong(drawn, graph.edges)].map(([key, edge]) => ({
    key,
    from: edge.from,
    to: edge.to,
    status: statusOf(edge),
    isFocus: key === focus,
    isOnPath: path.edges.has(key),
  }));
  return { nodes, edges };
}

const lineLength = 20;
const mostLines = 3;

/** A name as at most three short lines; what is longer ends with an ellipsis. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.slice(0, 200).split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > lineLength ? `${word.slice(0, lineLength - 1)}…` : word);
  }
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]}…`] : lines;
}
