import type { ImpactEdge, ImpactNode, ImpactPart } from '../api/impact';
import { begin, expand, type ShownGraph } from '../graph/shownGraph';
import { codes } from '../i18n/codes';
import { random } from './random';

const seed = 20_241_203;
const services = Object.keys(codes.ServiceCode);
const statuses = Object.keys(codes.ServiceStatus);
const perStep = 30;
const linksOfIncident = 4;

/**
 * A graph that grows as one does that a reader expands, up to as many nodes: it begins with all services and an incident, and each step
 * expands a service by 30 incidents with four services each.
 */
export function graphSteps(nodes: number): ShownGraph[] {
  const next = random(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!;
  const incidents = (first: number, count: number): ImpactPart => {
    const made = Array.from({ length: count }, (_, n) => incident(first + n));
    const links = made.flatMap(({ id }) => Array.from({ length: linksOfIncident }, () => link(id, pick(services), pick(statuses))));
    return part(made, links);
  };
  const first = incidents(0, 1);
  const graphs = [begin(['incident-0'], { ...first, nodes: [...first.nodes, ...services.map(service)] })];
  for (let graph = graphs[0]!; graph.nodes.size < nodes; graphs.push(graph)) {
    const count = Math.min(perStep, nodes - graph.nodes.size);
    graph = expand(graph, serviceId(pick(services)), incidents(graph.nodes.size, count));
  }
  return graphs;
}

function part(nodes: ImpactNode[], edges: ImpactEdge[]): ImpactPart {
  return { nodes, edges, total: nodes.length, truncated: false, hiddenEdges: 0 };
}

function incident(number: number): ImpactNode {
  const id = `incident-${number}`;
  return { id, kind: 'INCIDENT', label: `Ransomware at town number ${number}`, degree: 12, incident: { id, occurred: { from: '2024-06', until: null } } };
}

function service(code: string): ImpactNode {
  return { id: serviceId(code), kind: 'SERVICE', label: code, degree: 400, incident: null };
}

function serviceId(code: string): string {
  return `service:${code}`;
}

function link(from: string, code: string, status: string): ImpactEdge {
  return { from, to: serviceId(code), kind: 'AFFECTED', status, findings: [`${from}:${code}:${status}`] };
}
