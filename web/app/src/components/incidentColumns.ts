import type { ListedIncident } from '../api/pages.svelte';
import { period } from '../i18n/dates';
import { capital, code, country, t } from '../i18n/language.svelte';
import type { Column } from './column';

/** The columns that a table of incidents can have, in their order. */
export const columnNames = ['occurred', 'title', 'victims', 'country', 'place', 'sectors', 'attackTypes', 'services', 'elections', 'actors', 'dataImpact'] as const;
export type ColumnName = (typeof columnNames)[number];

/** Those that it has if nothing else is asked for. */
export const defaultColumns: readonly ColumnName[] = ['occurred', 'title', 'country', 'sectors', 'attackTypes', 'services'];

type Text = (row: ListedIncident) => string;

const texts: Record<ColumnName, Text> = {
  occurred: ({ incident: { occurred } }) => (occurred.from ? period(occurred.from, occurred.until) : ''),
  title: ({ incident }) => incident.title ?? incident.id,
  victims: ({ incident }) => incident.victims.map(({ name }) => name).join('; '),
  country: ({ incident }) => (incident.place?.country ? country(incident.place.country) : ''),
  place: ({ incident: { place } }) => [place?.locality, place?.region].filter(Boolean).join(', '),
  sectors: ({ incident }) => capital(unique(incident.victims.map(({ sector }) => sector && code('Sector', sector))).join(', ')),
  attackTypes: ({ incident }) => capital(incident.attackTypes.map((type) => code('AttackType', type)).join(', ')),
  services: ({ incident }) => incident.services.map(({ service, status }) => `${code('ServiceCode', service.code)} (${code('ServiceStatus', status)})`).join('; '),
  elections: ({ incident }) => incident.elections.map(({ election, status }) => `${election.name ?? ''} (${code('ElectionStatus', status)})`).join('; '),
  actors: ({ incident }) => incident.actors.map(({ name, role }) => (role ? `${name} (${code('ActorRole', role)})` : name)).join('; '),
  dataImpact: ({ incident }) => (incident.dataImpact ? capital(code('DataImpact', incident.dataImpact)) : ''),
};

function unique(names: (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))];
}

/** The columns with these names. The server sorts by date, all else is sorted here. */
export function columnsOf(names: readonly ColumnName[]): Column<ListedIncident>[] {
  return names.map((name) => ({
    name,
    label: t(`column.${name}`),
    text: texts[name],
    ...(name === 'occurred' && { isSortedByServer: true, firstDescending: true }),
  }));
}
