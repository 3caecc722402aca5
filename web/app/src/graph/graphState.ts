import type { LinkKind, NodeKind } from '../api/impact';
import { codes } from '../i18n/codes';
import type { GraphFilter } from './graphFilter';
import type { Step } from './steps';

/** What an address says of a graph. */
export interface GraphState {
  /** Things to start from, in place of those that the page has. */
  roots: string[];
  steps: Step[];
  /** Kinds of things; empty for those that the page shows first. */
  kinds: NodeKind[];
  filter: GraphFilter;
  /** The ends of a path: none, one or two. */
  picks: string[];
  /** Whether paths pass over hubs, and which of them is shown. */
  hubs: boolean;
  chain: number;
  /** The node or the edge that is told of, by its id or its key. */
  focus: string | null;
}

/** The parameters of an address that a graph has. */
export type GraphParameter = 'root' | 'step' | 'kind' | 'link' | 'status' | 'since' | 'until' | 'pick' | 'hubs' | 'chain' | 'focus';

/** Reads what an address says of a graph. What it does not know it leaves out. */
export function graphStateOf(query: URLSearchParams): GraphState {
  const all = (name: GraphParameter) => query.getAll(name).filter((value) => value !== '');
  return {
    roots: all('root'),
    steps: all('step'),
    kinds: known<NodeKind>(all('kind'), codes.NodeKind),
    filter: {
      links: known<LinkKind>(all('link'), codes.LinkKind),
      statuses: known(all('status'), codes.ServiceStatus),
      since: dateOf(query.get('since')),
      until: dateOf(query.get('until')),
    },
    picks: all('pick').slice(0, 2),
    hubs: query.get('hubs') === 'true',
    chain: Number(query.get('chain')) || 0,
    focus: query.get('focus'),
  };
}

function known<Name extends string>(names: string[], of: Record<Name, unknown>): Name[] {
  return names.filter((name): name is Name => name in of);
}

function dateOf(text: string | null): string {
  return text && /^\d{4}(-\d\d){0,2}$/.test(text) ? text : '';
}
