import { client } from './client';
import { graphql, type ResultOf } from './graphql';

const placesQuery = graphql(`
  query PlacesWithin($filter: IncidentFilter, $after: String) {
    places(filter: $filter, first: 100, after: $after) {
      nodes { id country region locality incidents { totalCount } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
type Page = ResultOf<typeof placesQuery>['places'];
export type PlaceWithin = Page['nodes'][number];

async function placesPage(country: string, after: string | null): Promise<Page | undefined> {
  const answer = await client.query(placesQuery, { filter: { countries: [country] }, after }).toPromise();
  if (answer.error) throw answer.error;
  return answer.data?.places;
}

/** The regions and the towns in a country or a region, each town after its region. */
export async function placesWithin(id: string, country: string): Promise<PlaceWithin[]> {
  const found: PlaceWithin[] = [];
  let page: Page | undefined;
  do {
    page = await placesPage(country, page?.pageInfo.endCursor ?? null);
    found.push(...(page?.nodes ?? []));
  } while (page?.pageInfo.hasNextPage);
  // The id of a place begins with that of the place around it. A space sorts before whatever an id has.
  const order = (place: PlaceWithin) => place.id.replaceAll(':', ' ');
  return found.filter((place) => place.id.startsWith(`${id}:`)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
