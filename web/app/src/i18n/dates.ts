import { inLanguage, language, type Language } from './language.svelte';

function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

/** The locale that dates are written in. */
export function dateLocale(): string {
  return localeOf(language.current);
}

const writer = (parts: Intl.DateTimeFormatOptions) => inLanguage((language) => new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC' }));

/** What writes a date, by the length of the date: a year, a month, a day. */
const writers: Record<number, () => Intl.DateTimeFormat> = {
  4: writer({ year: 'numeric' }),
  7: writer({ year: 'numeric', month: 'long' }),
  10: writer({ year: 'numeric', month: 'long', day: 'numeric' }),
};

/** A date as the reader's language writes it, no more precise than it is: 2024-06 is June 2024. Text that is no date stays as it is. */
export function date(iso: string): string {
  const write = writers[iso.length];
  const day = new Date(iso.padEnd(10, '-01'));
  if (!write || Number.isNaN(day.getTime())) return iso;
  return write().format(day);
}

/** A span from the first date to the last; a single date without one. */
export function period(from: string, until?: string | null): string {
  return until && until !== from ? `${date(from)} – ${date(until)}` : date(from);
}

/** Days from one date to another; undefined unless both are known to the day. */
export function daysBetween(from: string | null | undefined, until: string | null | undefined): number | undefined {
  if (from?.length !== 10 || until?.length !== 10) return undefined;
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}
