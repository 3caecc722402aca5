import type { Paths } from '../api/impact';
import { edgeKey } from './shownGraph';

/** The nodes and the edges of a chain, by id and key. */
export interface ChainParts {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

/** What a chain consists of; nothing without one. */
export function chainOf(chain: Paths['chains'][number] | undefined): ChainParts {
  return { nodes: new Set(chain?.nodes.map(({ id }) => id)), edges: new Set(chain?.edges.map(edgeKey)) };
}
