import { graphql, type ResultOf } from './graphql';

/** What a row of a list says of an incident. */
export const incidentRow = graphql(`
  fragment IncidentRow on Incident @_unmask {
    id
    title
    victims { name sector }
    place { country region locality }
    occurred { from until }
    attackTypes
    services { status service { code } }
    elections { status election { name heldOn } }
    actors { name role }
    dataImpact
  }
`);
export type IncidentRow = ResultOf<typeof incidentRow>;

/** A page of a list of incidents. */
const incidentPage = graphql(
  `
    fragment IncidentPage on IncidentConnection @_unmask {
      edges { match node { ...IncidentRow } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  `,
  [incidentRow],
);

/** A page of the incidents that match, by date. */
export const incidentsQuery = graphql(
  `
    query Incidents($filter: IncidentFilter, $order: Order = NEWEST, $first: Int = 100, $after: String) {
      incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage }
    }
  `,
  [incidentPage],
);

/** A page of the incidents of a thing that match, by date. */
export const incidentsOfQuery = graphql(
  `
    query IncidentsOf($id: ID!, $filter: IncidentFilter, $order: Order = NEWEST, $first: Int = 100, $after: String) {
      node(id: $id) {
        ... on Victim { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Service { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Partner { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Actor { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Election { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
        ... on Place { incidents(filter: $filter, orderBy: $order, first: $first, after: $after) { ...IncidentPage } }
      }
    }
  `,
  [incidentPage],
);

/** A page of the incidents that have some words, the best first, with the passages that have them. */
export const searchQuery = graphql(
  `
    query Search($text: String!, $filter: IncidentFilter, $first: Int = 100, $after: String) {
      search(text: $text, filter: $filter, first: $first, after: $after) {
        edges {
          match
          highlights { field parts { text hit } }
          node { ...IncidentRow }
        }
        corrections { from to }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  `,
  [incidentRow],
);

/** What is said of an incident beside a list. */
export const incidentQuery = graphql(`
  query Incident($id: ID!) {
    incident(id: $id) {
      id
      title
      summary
      victims { name sector role victim { id } evidence { quote report { file } } }
      place { id country region locality }
      occurred { from until }
      attackTypes
      services { id service { code } status extent from until fallback note evidence { quote report { file } } }
      partners { id name kind role partner { id } evidence { quote report { file } } }
      actors { id name role actor { id } evidence { quote report { file } } }
      elections { id status daysBefore note election { id name heldOn } evidence { quote report { file } } }
      notStated
      dataImpact
      sources { url title publishedOn }
    }
  }
`);
