import { graphql, type ResultOf } from './graphql';

/** What every statement has: what speaks for it, and how it came in. */
const finding = graphql(`
  fragment Finding on Finding @_unmask {
    __typename
    id
    origin
    review
    source { url title publishedOn }
    evidence { quote start end report { id file } }
    contradictedBy { id }
  }
`);

/** All that is stated of an incident, with the texts that say so. */
export const incidentPageQuery = graphql(
  `
    query IncidentPage($id: ID!) {
      incident(id: $id) {
        id title summary tlp attackTypes dataImpact notStated campaign reportedFor
        occurred { from until }
        place { id country region locality }
        victims { ...Finding name aliases sector role victim { id } }
        services { ...Finding service { code } status extent from until cause fallback note }
        partners { ...Finding name kind role named partner { id } }
        actors { ...Finding name role actor { id } }
        actions { ...Finding code on }
        events { ...Finding on at kind text }
        elections { ...Finding status daysBefore note election { id name heldOn until } }
        ransom { demanded amount currency instalments paid }
        affected { count unit }
        people { name role }
        suppliers { name note }
        related { kind id incident { title } }
        sources { url title publishedOn }
        evidence { field quote start end report { id file } }
        reports { id file language tlp text }
      }
    }
  `,
  [finding],
);
export type Incident = NonNullable<ResultOf<typeof incidentPageQuery>['incident']>;
/** A statement of an incident. */
export type Finding = Incident['victims' | 'services' | 'partners' | 'actors' | 'actions' | 'events' | 'elections'][number];
export type Report = Incident['reports'][number];
/** A place in a report that says something. */
export type Evidence = Finding['evidence'][number];

/** The incidents most like one, and why. */
export const similarQuery = graphql(`
  query Similar($id: ID!) {
    incident(id: $id) {
      similar(first: 5) {
        score
        incident { id title occurred { from until } }
        reasons { kind key label weight }
      }
    }
  }
`);
