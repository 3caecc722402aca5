import type { Incident } from '../../api/incidentPage';
import { capital, number, t } from '../../i18n/language.svelte';

/** What is known of a ransom, in words: whether it was demanded, how much, and whether it was paid. */
export function ransomText({ demanded, amount, currency, instalments, paid }: NonNullable<Incident['ransom']>): string {
  const parts = [
    demanded !== null && t(demanded ? 'ransom.demanded' : 'ransom.notDemanded'),
    amount && [number(Number(amount)), currency].filter(Boolean).join('\u00a0'),
    instalments && t('ransom.instalments', { n: instalments }),
    paid !== null && t(paid ? 'ransom.paid' : 'ransom.notPaid'),
  ].filter((part): part is string => Boolean(part));
  return capital(parts.join(', '));
}
