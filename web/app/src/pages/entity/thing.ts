import type { IncidentFilter } from '../../api/graphql';
import type { Thing } from '../../api/things';
import { capital, code, country } from '../../i18n/language.svelte';

/** What a thing is called; null where it has no name. */
export function thingName(thing: Thing): string | null {
  switch (thing.__typename) {
    case 'Service':
      return capital(code('ServiceCode', thing.code));
    case 'Election':
      return thing.electionName;
    case 'Place':
      return placeName(thing);
    default:
      return thing.name;
  }
}

function placeName(place: { country: string | null; region: string | null; locality: string | null }): string | null {
  return place.locality ?? place.region ?? (place.country && country(place.country));
}

/** The filter that selects the incidents of a thing and no others; undefined where none does, as for one vote or one town. */
export function filterOfThing(thing: Thing): IncidentFilter | undefined {
  switch (thing.__typename) {
    case 'Victim':
      return { victims: [thing.id] };
    case 'Partner':
      return { partners: [thing.id] };
    case 'Actor':
      return { actors: [thing.id] };
    case 'Service':
      return { or: [{ disrupted: [thing.code] }, { atRisk: [thing.code] }, { unaffected: [thing.code] }] };
    case 'Place':
      return filterOfPlace(thing);
    default:
      return undefined;
  }
}

function filterOfPlace({ country, region, locality }: { country: string | null; region: string | null; locality: string | null }): IncidentFilter | undefined {
  if (locality !== null || country === null) return undefined;
  return { countries: [country], ...(region !== null && { regions: [region] }) };
}

/** Numbers of statements by the role that they give, the most frequent first; null for those that give none. */
export function byRole<Role extends string>(roles: (Role | null)[]): { role: Role | null; count: number }[] {
  const counts = new Map<Role | null, number>();
  for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts].map(([role, count]) => ({ role, count })).sort((a, b) => b.count - a.count);
}
