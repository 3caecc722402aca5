import type { ImpactEdge, ImpactNode } from '../api/impact';
import type { IncidentFilter } from '../api/graphql';
import { capital, code, country } from '../i18n/language.svelte';
import type { codes } from '../i18n/codes';
import type { ThingKind } from '../router/links';

type Named = Pick<ImpactNode, 'id' | 'kind' | 'label'>;

/** What a node is called in the reader's language: services and countries have a name there. */
export function nodeName({ id, kind, label }: Named): string {
  if (kind === 'SERVICE') return capital(code('ServiceCode', label));
  return kind === 'PLACE' && /^place:[a-z]{2}$/.test(id) ? country(label) : label;
}

const statuses: Partial<Record<ImpactEdge['kind'], keyof typeof codes>> = {
  AGAINST: 'VictimRole',
  AFFECTED: 'ServiceStatus',
  RESPONDED_TO: 'PartnerRole',
  ATTRIBUTED_TO: 'ActorRole',
  ENDANGERED: 'ElectionStatus',
  RELATED_TO: 'RelatedKind',
};

/** What the status of an edge is called: the role of a partner, what became of a service. Empty if it has none. */
export function statusName({ kind, status }: Pick<ImpactEdge, 'kind' | 'status'>): string {
  const enumeration = statuses[kind];
  return status && enumeration ? code(enumeration, status) : (status ?? '');
}

/** The page that a node has, for EntityLink: an event has that of its incident, a report has none. */
export function thingOf({ id, kind, label, incident }: ImpactNode): { kind: ThingKind; id: string; filter?: IncidentFilter } | undefined {
  switch (kind) {
    case 'REPORT':
      return undefined;
    case 'EVENT':
      return incident ? { kind: 'incident', id: incident.id } : undefined;
    case 'SERVICE':
      return { kind: 'service', id: label, filter: { disrupted: [label] } as IncidentFilter };
    case 'VICTIM':
      return { kind: 'victim', id, filter: { victims: [id] } };
    case 'PARTNER':
      return { kind: 'partner', id, filter: { partners: [id] } };
    case 'ACTOR':
      return { kind: 'actor', id, filter: { actors: [id] } };
    case 'PLACE':
      return { kind: 'place', id, filter: { countries: [id.split(':')[1]?.toUpperCase() ?? ''] } };
    case 'ELECTION':
      return { kind: 'election', id, filter: { electionStatus: ['DISRUPTED', 'AT_RISK', 'UNAFFECTED'] } };
    default:
      return { kind: 'incident', id };
  }
}

/** What an edge says, as words between its ends: affected (disrupted). */
export function edgeWords(edge: Pick<ImpactEdge, 'kind' | 'status'>): string {
  const status = statusName(edge);
  return code('LinkKind', edge.kind) + (status && ` (${status})`);
}
