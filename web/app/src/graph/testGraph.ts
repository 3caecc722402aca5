import type { ImpactEdge, ImpactPart } from '../api/impact';

/**
 * A part of a graph for tests: nodes as "id" or "id date", of which those that begin with s are services and the others incidents, and
 * edges as "from to status". Degrees are those that the edges have, unless told.
 */
export function part(nodes: string[], edges: string[], degrees: Record<string, number> = {}): ImpactPart {
  const links = edges.map((text) => edge(...(text.split(' ') as [string, string, string])));
  const degree = (id: string) => new Set(links.flatMap(({ from, to }) => (from === id ? to : to === id ? from : []))).size;
  return {
    nodes: nodes.map((text) => {
      const [id = '', date = null] = text.split(' ');
      const isService = id.startsWith('s');
      return { id, kind: isService ? 'SERVICE' : 'INCIDENT', label: id, degree: degrees[id] ?? degree(id), incident: isService ? null : { id, occurred: { from: date, until: null } } };
    }),
    edges: links,
    total: nodes.length,
    truncated: false,
    hiddenEdges: 0,
  };
}

function edge(from: string, to: string, status: string): ImpactEdge {
  return { from, to, kind: 'AFFECTED', status, findings: [`${from}:${to}`] };
}
