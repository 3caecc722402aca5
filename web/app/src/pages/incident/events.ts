/** Events in the order in which they happened; those without a date come last. A date known to the month stands before its days. */
export function inOrder<Event extends { on: string | null; at: string | null }>(events: Event[]): Event[] {
  const key = ({ on, at }: Event) => (on ? `${on} ${at ?? ''}` : '~');
  return events.toSorted((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}
