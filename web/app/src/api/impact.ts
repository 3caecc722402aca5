import { graphql, type Code, type ResultOf } from './graphql';

export type NodeKind = Code<'NodeKind'>;
export type LinkKind = Code<'LinkKind'>;

/** The newest incidents of a filter, for a graph to start from. */
export const rootsQuery = graphql(`
  query GraphRoots($filter: IncidentFilter, $first: Int!) {
    incidents(filter: $filter, first: $first) {
      nodes { id }
      totalCount
    }
  }
`);

/** What is linked to some things and not known yet. */
export const impactQuery = graphql(`
  query ImpactGraph($roots: [ID!]!, $limit: Int!, $kinds: [NodeKind!], $known: [ID!]) {
    impactGraph(roots: $roots, depth: 1, limit: $limit, edgeLimit: 5000, kinds: $kinds, known: $known) {
      nodes {
        id
        kind
        label
        degree
        incident { id occurred { from until } }
      }
      edges { from to kind status findings }
      truncated
      total
      hiddenEdges
    }
  }
`);
export type ImpactPart = ResultOf<typeof impactQuery>['impactGraph'];
export type ImpactNode = ImpactPart['nodes'][number];
export type ImpactEdge = ImpactPart['edges'][number];

/** The shortest chains between two things. */
export const pathQuery = graphql(`
  query PathBetween($from: ID!, $to: ID!, $hubs: Boolean!) {
    path(from: $from, to: $to, maxHops: 6, hubs: $hubs) {
      chains {
        hops
        nodes { id kind label }
        edges { from to kind status findings }
      }
      hubs { id kind label degree }
      truncated
    }
  }
`);
export type Paths = ResultOf<typeof pathQuery>['path'];

/** The statements of an incident with the sentences that say so. */
export const evidenceQuery = graphql(`
  query EdgeEvidence($id: ID!) {
    incident(id: $id) {
      id
      title
      victims { id evidence { quote report { file } } }
      services { id from until note evidence { quote report { file } } }
      partners { id evidence { quote report { file } } }
      actors { id evidence { quote report { file } } }
      events { id on text evidence { quote report { file } } }
      elections { id note evidence { quote report { file } } }
      evidence { field quote report { file } }
      sources { url title publishedOn }
    }
  }
`);
export type IncidentEvidence = NonNullable<ResultOf<typeof evidenceQuery>['incident']>;
