import { language } from './language.svelte';

const parts: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** A date as the reader's language writes it, no more precise than it is: 2024-06 is June 2024. Text that is no date stays as it is. */
export function date(iso: string): string {
  const options = parts[iso.length];
  const day = new Date(iso.padEnd(10, '-01'));
  if (!options || Number.isNaN(day.getTime())) return iso;
  return new Intl.DateTimeFormat(language.current === 'en' ? 'en-GB' : 'fr', { ...options, timeZone: 'UTC' }).format(day);
}

/** A span from the first date to the last; a single date without one. */
export function period(from: string, until?: string | null): string {
  return until && until !== from ? `${date(from)} – ${date(until)}` : date(from);
}
