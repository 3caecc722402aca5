import type { CombinedError } from '@urql/core';
import { client } from '../api/client';
import { impactQuery, type ImpactPart, type NodeKind } from '../api/impact';
import { begin, collapse, expand, mostNodes, type ShownGraph } from './shownGraph';
import { isCollapse, nodeOf, type Step } from './steps';

/** How many nodes it begins with at most, and how many more a node brings when it is expanded. */
const first = 80;
export const more = 30;

/** Which graph: the steps of the reader from its roots on. */
export interface GraphRequest {
  roots: string[];
  steps: Step[];
  kinds: NodeKind[];
  /** Things to show beside, such as those of a path. */
  also: string[];
}

/** The graph that a request leads to. Steps that were taken before are answered by the cache of the client. */
export class GraphLoader {
  graph = $state.raw<ShownGraph>();
  error = $state.raw<CombinedError>();
  loading = $state(true);
  #request: GraphRequest | undefined;

  /** Follows the steps; the graph before stays until all are taken. */
  async open(request: GraphRequest): Promise<void> {
    this.#request = request;
    this.loading = true;
    this.error = undefined;
    try {
      const graph = await follow(request);
      if (request === this.#request) this.graph = graph;
    } catch (failure) {
      if (request === this.#request) this.error = failure as CombinedError;
    }
    if (request === this.#request) this.loading = false;
  }

  retry = (): void => void (this.#request && this.open({ ...this.#request }));
}

async function follow({ roots, steps, kinds, also }: GraphRequest): Promise<ShownGraph> {
  let graph = begin(roots, await ask({ roots, kinds, limit: Math.max(first, roots.length) }));
  for (const step of steps) graph = await take(graph, step, kinds);
  const missing = also.filter((id) => !graph.nodes.has(id)).slice(0, mostNodes - graph.nodes.size);
  if (missing.length === 0) return graph;
  return expand(graph, undefined, await ask({ roots: missing, kinds, limit: missing.length, known: [...graph.nodes.keys()] }));
}

/** The graph after a step. One about a node that is not shown, as of an address that was changed, changes nothing. */
async function take(graph: ShownGraph, step: Step, kinds: NodeKind[]): Promise<ShownGraph> {
  const id = nodeOf(step);
  const room = Math.min(more, mostNodes - graph.nodes.size);
  if (!graph.nodes.has(id)) return graph;
  if (isCollapse(step)) return collapse(graph, id);
  if (room === 0) return graph;
  return expand(graph, id, await ask({ roots: [id], kinds, limit: room + 1, known: [...graph.nodes.keys()] })); // the root is one of them
}

async function ask(variables: { roots: string[]; kinds: NodeKind[]; limit: number; known?: string[] }): Promise<ImpactPart> {
  const answer = await client.query(impactQuery, variables).toPromise();
  if (answer.error || !answer.data) throw answer.error;
  return answer.data.impactGraph;
}
