import { expect, it } from 'vitest';
import { graphSteps } from './graphSteps';

it('makes the same graph each time, that grows to as many nodes', () => {
  const graphs = graphSteps(500);
  expect(graphSteps(500)).toEqual(graphs);
  expect(graphs.at(-1)?.nodes.size).toBe(500);
  expect(graphs.at(-1)!.edges.size).toBeGreaterThan(1500);
  graphs.slice(1).forEach((graph, place) => expect(graph.nodes.size - graphs[place]!.nodes.size).toBeLessThanOrEqual(30));
});
