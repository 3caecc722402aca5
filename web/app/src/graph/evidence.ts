import type { ImpactEdge, IncidentEvidence } from '../api/impact';

/** A sentence of a report, or a part of one, that says something. */
export interface Quote {
  quote: string;
  report: { file: string | null } | null;
}

/** The quotes that say what an edge states, each once. A place has those of the fields of the incident; a statement of a record has none. */
export function evidenceOf(edge: Pick<ImpactEdge, 'kind' | 'findings'>, incident: IncidentEvidence): Quote[] {
  if (edge.kind === 'OCCURRED_IN') return once(incident.evidence.filter(({ field }) => field.startsWith('/place')));
  const { victims, services, partners, actors, events, elections } = incident;
  const statements = [victims, services, partners, actors, events, elections].flat();
  return once(statements.filter(({ id }) => edge.findings.includes(id)).flatMap(({ evidence }) => evidence));
}

function once(quotes: Quote[]): Quote[] {
  return [...new Map(quotes.map((one) => [one.quote, one])).values()];
}
