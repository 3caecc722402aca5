import type { IncidentFilter } from '../api/graphql';
import { filterFields, type FilterField } from '../router/filter';
import { codes } from './codes';
import { date } from './dates';
import { code, country, list, number, t } from './language.svelte';

/** A condition of a filter for readers: what it is about, its value, and the filter without it. */
export interface Word {
  phrase: string;
  value: string;
  without: IncidentFilter;
}

/** The enum that the values of a field are of. */
const enums: Partial<Record<FilterField, keyof typeof codes>> = {
  disrupted: 'ServiceCode',
  disruptedAll: 'ServiceCode',
  atRisk: 'ServiceCode',
  unaffected: 'ServiceCode',
  restored: 'ServiceCode',
  sectors: 'Sector',
  partnerKinds: 'PartnerKind',
  partnerRoles: 'PartnerRole',
  attackTypes: 'AttackType',
  dataImpact: 'DataImpact',
  electionKinds: 'ElectionKind',
  electionStatus: 'ElectionStatus',
  notStated: 'Undisclosed',
  review: 'ReviewState',
  match: 'Match',
};

/** What a value of a field is called. */
export function valueName(field: FilterField, value: string): string {
  const enumeration = enums[field];
  if (enumeration) return code(enumeration, value);
  return field === 'countries' ? country(value) : value.replace(/^\w+:/, '');
}

/** A filter as a sentence of words that can each be taken away: one for each value of a list. */
export function wordsOf(filter: IncidentFilter): Word[] {
  const words = filterFields.flatMap((field) => wordsOfField(filter, field));
  for (const key of ['and', 'or'] as const) {
    const value = filter[key]?.map(sentence).filter((text) => text !== '');
    if (value?.length) words.push({ phrase: t(`filter.${key}`), value: list(value, key === 'or' ? 'disjunction' : 'conjunction'), without: { ...filter, [key]: undefined } });
  }
  if (filter.not && sentence(filter.not)) words.push({ phrase: t('filter.not'), value: sentence(filter.not), without: { ...filter, not: undefined } });
  return words;
}

function wordsOfField(filter: IncidentFilter, field: FilterField): Word[] {
  const value = filter[field];
  if (value === undefined || value === null) return [];
  const phrase = t(`filter.${field}`);
  const without = { ...filter, [field]: undefined };
  if (Array.isArray(value)) {
    return value.map((one, place) => ({
      phrase: place === 0 ? phrase : t(field === 'disruptedAll' ? 'and' : 'or'),
      value: valueName(field, one),
      without: { ...filter, [field]: value.length > 1 ? value.filter((other) => other !== one) : undefined },
    }));
  }
  if (typeof value === 'object') return [{ phrase: phrase, value: rangeText(value.from, value.to), without }];
  if (typeof value === 'boolean') return [{ phrase, value: t(value ? 'yes' : 'no'), without }];
  return [{ phrase, value: field === 'match' ? t(`match.${value}` as 'match.CERTAIN') : String(value), without }];
}

function rangeText(from: string | number | null | undefined, to: string | number | null | undefined): string {
  const text = (end: string | number) => (typeof end === 'number' ? number(end) : date(end));
  if (from == null) return t('filter.until', { to: text(to ?? '') });
  if (to == null) return t('filter.since', { from: text(from) });
  return from === to ? text(from) : t('filter.between', { from: text(from), to: text(to) });
}

/** A filter as one phrase. */
export function sentence(filter: IncidentFilter): string {
  return wordsOf(filter)
    .map(({ phrase, value }) => `${phrase} ${value}`)
    .join(' ');
}
