/**
 * What a reader did to a graph, in order, as an address keeps it: an id is a node that was expanded, and one with a minus before it a
 * node that was collapsed. Ids never begin with a minus.
 */
export type Step = string;

export function isCollapse(step: Step): boolean {
  return step.startsWith('-');
}

/** The node that a step is about. */
export function nodeOf(step: Step): string {
  return step.replace(/^-/, '');
}

export function withExpanded(steps: readonly Step[], id: string): Step[] {
  return [...steps, id];
}

/** Collapsing undoes every step of the same node just before, which need not be kept. */
export function withCollapsed(steps: readonly Step[], id: string): Step[] {
  const last = steps.findLastIndex((step) => nodeOf(step) !== id);
  return [...steps.slice(0, last + 1), `-${id}`];
}
