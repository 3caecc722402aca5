import type { Evidence, Finding, Incident } from '../../api/incidentPage';
import { marks, type Status } from '../../marks/marks';
import type { Span } from './segments';

/** The lists of an incident that hold statements. */
const findingFields = ['victims', 'services', 'partners', 'actors', 'actions', 'events', 'elections'] as const;

/** All statements of an incident that have an id of their own. */
export function findingsOf(incident: Incident): Finding[] {
  return findingFields.flatMap((field): Finding[] => incident[field]);
}

/** Id of what a field of an incident states: a JSON Pointer such as /people/0. */
export function fieldId(pointer: string): string {
  return `field:${pointer}`;
}

/** The places that state a field of an incident or something in it: those of /place/country for /place. */
export function fieldEvidence(incident: Incident, ...pointers: string[]): Evidence[] {
  return incident.evidence.filter(({ field }) => pointers.some((pointer) => field === pointer || field.startsWith(`${pointer}/`)));
}

/** The fields that a page shows in one row each, by what their pointers begin with. */
const rows = [/^\/(place|ransom|dataImpact|campaign|attackTypes)/, /^\/(people|suppliers|affected|notStated)\/\d+/];

/** The row that shows a field; undefined for one that a statement with an id of its own shows. */
function rowOf(field: string): string | undefined {
  if (/^\/(occurred|reportedFor)/.test(field)) return '/occurred';
  for (const row of rows) {
    const found = row.exec(field);
    if (found) return found[0];
  }
  return undefined;
}

/** The places in a report that statements of an incident cite. */
export function spansOf(incident: Incident, report: string): Span[] {
  const cited = findingsOf(incident).flatMap(({ id, evidence }) => evidence.map((place) => ({ ...place, of: id })));
  const fields = incident.evidence.flatMap(({ field, ...place }) => {
    const row = rowOf(field);
    return row ? [{ ...place, of: fieldId(row) }] : [];
  });
  return [...cited, ...fields].filter((place) => place.report?.id === report).map(({ start, end, of }) => ({ start, end, of }));
}

/** What became of the service or the vote that each statement is about, by its id; the statements of others are not there. */
export function statusesOf(incident: Incident): Map<string, Status> {
  const stated = [...incident.services, ...incident.elections].map(({ id, status }): [string, Status] => [id, status]);
  const silent = incident.notStated.map((_, n): [string, Status] => [fieldId(`/notStated/${n}`), 'NOT_STATED']);
  return new Map([...stated, ...silent]);
}

/** The status that a sentence is drawn with: the first, in the order of the legend, of those of its statements. */
export function statusOf(statements: string[], statuses: Map<string, Status>): Status | undefined {
  const found = new Set(statements.map((id) => statuses.get(id)));
  return (Object.keys(marks) as Status[]).find((status) => found.has(status));
}

/** Pairs of statements that contradict each other, each pair once. */
export function contradictionsOf(incident: Incident): [Finding, Finding][] {
  const findings = new Map(findingsOf(incident).map((finding) => [finding.id, finding]));
  return [...findings.values()].flatMap((one) =>
    one.contradictedBy.flatMap(({ id }): [Finding, Finding][] => {
      const other = findings.get(id);
      return other && one.id < other.id ? [[one, other]] : [];
    }),
  );
}
