import { graphql, type ResultOf } from './graphql';

/** What a thing is, and how many of its incidents match. Null if there is none with the id. */
export const thingQuery = graphql(`
  query Thing($id: ID!, $filter: IncidentFilter) {
    node(id: $id) {
      __typename
      id
      ... on Victim { name aliases sector place { id country region locality } incidents(filter: $filter, first: 1) { totalCount } }
      ... on Service { code incidents(filter: $filter, first: 1) { totalCount } }
      ... on Partner { name partnerKind: kind named incidents(filter: $filter, first: 1) { totalCount } }
      ... on Actor { name incidents(filter: $filter, first: 1) { totalCount } }
      ... on Election {
        calendarId electionName: name electionKind: kind country region heldOn until
        sources { url title publishedOn }
        incidents(filter: $filter, first: 1) { totalCount }
      }
      ... on Place { country region locality incidents(filter: $filter, first: 1) { totalCount } }
    }
  }
`);
type Node = NonNullable<ResultOf<typeof thingQuery>['node']>;
/** A thing that incidents have in common. */
export type Thing = Extract<Node, { incidents: unknown }>;
/** One of the kinds of things. */
export type ThingOf<Kind extends Thing['__typename']> = Extract<Thing, { __typename: Kind }>;

/** What a thing had to do with its newest incidents. */
export const partsQuery = graphql(`
  query Parts($id: ID!, $filter: IncidentFilter) {
    node(id: $id) {
      __typename
      ... on Victim { incidents(filter: $filter, first: 100) { totalCount nodes { id victims { role victim { id } } } } }
      ... on Partner { incidents(filter: $filter, first: 100) { totalCount nodes { id partners { role partner { id } } } } }
      ... on Actor { incidents(filter: $filter, first: 100) { totalCount nodes { id actors { role actor { id } } } } }
      ... on Election {
        incidents(filter: $filter, first: 100) {
          totalCount
          nodes { id title elections { id status daysBefore note election { id } evidence { quote report { file } } } }
        }
      }
    }
  }
`);

/** The incidents of the place of a vote that began in the days before it, whether or not they mention it. */
export const beforeVoteQuery = graphql(`
  query BeforeVote($id: ID!, $within: Int!, $filter: IncidentFilter) {
    node(id: $id) {
      ... on Election {
        incidents(within: $within, filter: $filter, first: 100) {
          edges { match mentioned daysBefore node { id title occurred { from until } } }
          pageInfo { hasNextPage }
        }
      }
    }
  }
`);

/** The numbers of the incidents of a filter by what their things go together with. */
export const togetherQuery = graphql(`
  query Together($filter: IncidentFilter) {
    years: count(filter: $filter, by: [YEAR]) { buckets { keys count } coverage { matching answerable silent dataset { until } } }
    services: count(filter: $filter, by: [SERVICE]) { buckets { keys count } coverage { matching answerable silent } }
    sectors: count(filter: $filter, by: [SECTOR]) { buckets { keys count } coverage { matching answerable silent } }
    countries: count(filter: $filter, by: [COUNTRY]) { buckets { keys count } coverage { matching answerable silent } }
    attackTypes: count(filter: $filter, by: [ATTACK_TYPE]) { buckets { keys count } coverage { matching answerable silent } }
    partners: count(filter: $filter, by: [PARTNER]) { buckets { keys count } coverage { matching answerable silent } }
    actors: count(filter: $filter, by: [ACTOR]) { buckets { keys count } coverage { matching answerable silent } }
    votes: count(filter: $filter, by: [ELECTION_STATUS]) { buckets { keys count } coverage { matching answerable silent } }
  }
`);

/** How many incidents say what of a service. */
export const serviceStatusQuery = graphql(`
  query ServiceStatus($disrupted: IncidentFilter, $restored: IncidentFilter, $atRisk: IncidentFilter, $unaffected: IncidentFilter) {
    disrupted: count(filter: $disrupted) { total }
    restored: count(filter: $restored) { total }
    atRisk: count(filter: $atRisk) { total }
    unaffected: count(filter: $unaffected) { total }
  }
`);
