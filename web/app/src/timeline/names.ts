import { date, period } from '../i18n/dates';
import { capital, code, t } from '../i18n/language.svelte';
import { isDated, isOpen, type LegendCode, type TimelineItem } from './item';
import { eventKinds, type Lane } from './lanes';

/** What a lane is called. */
export function laneName(lane: Lane): string {
  switch (lane.type) {
    case 'ELECTION':
      return t('elections');
    case 'EVENT':
      return capital(code('EventKind', lane.kind));
    case 'SERVICE':
      return capital(code('ServiceCode', lane.service));
  }
}

/** What an entry of the legend is called. */
export function legendName(entry: LegendCode): string {
  return (eventKinds as string[]).includes(entry) ? code('EventKind', entry) : code('ServiceStatus', entry);
}

/** The date of an item, no more precise than it is stated. */
export function statedDate(item: TimelineItem): string {
  if (!isDated(item)) return t('noDate');
  const { from, until } = item;
  if (item.type === 'EVENT') return item.at ? t('timeline.at', { date: date(from ?? ''), time: item.at }) : date(from ?? '');
  if (from && !isOpen(item)) return period(from, until);
  return from ? t('timeline.open', { from: date(from) }) : t('filter.until', { to: date(until ?? '') });
}

/** What an item says, in a few words. */
export function itemName(item: TimelineItem): string {
  switch (item.type) {
    case 'ELECTION':
      return `${item.election.name} (${code('ElectionStatus', item.status)})`;
    case 'EVENT':
      return item.text || capital(code('EventKind', item.kind));
    case 'SERVICE':
      return `${capital(code('ServiceCode', item.service))} (${code('ServiceStatus', item.status)})`;
  }
}

const whole = new WeakMap<TimelineItem, { language: string; text: string }>();

/** All of an item in one phrase: what it says, when, and of which incident. */
export function itemText(item: TimelineItem, language: string): string {
  const known = whole.get(item);
  if (known?.language === language) return known.text;
  const kind = item.type === 'EVENT' && item.text ? `${capital(code('EventKind', item.kind))}: ` : '';
  const text = `${kind}${itemName(item)}. ${statedDate(item)}. ${item.incident.title}`;
  whole.set(item, { language, text });
  return text;
}
