import { geoArea, geoConicConformal, geoEqualEarth, geoPath, type GeoPath, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryCode } from './countryCode';

/** A part of the world that a map can show. */
export type Extent = 'world' | 'europe';

/** A country as it is drawn. */
export interface Country {
  /** ISO 3166-1 alpha-2; undefined for what has none. */
  code: string | undefined;
  /** Its outline as the path of an SVG. */
  outline: string;
  /** The middle of its largest part; undefined where that is off the map. */
  middle: [number, number] | undefined;
}

/** Size of a map in the units of its paths. */
export const size = { width: 960, height: 500 };

type Shape = Feature<Polygon | MultiPolygon, { name: string }>;
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/**
 * The countries of an extent, from Natural Earth: at 1:110 million for the world, where areas are true to each other, and at 1:50 million for Europe.
 */
export async function countriesOf(extent: Extent): Promise<Country[]> {
  const atlas = (extent === 'world' ? await import('world-atlas/countries-110m.json') : await import('world-atlas/countries-50m.json')) as unknown as { default: Atlas };
  const shapes = feature(atlas.default, atlas.default.objects.countries).features as Shape[];
  const projection = projectionOf(extent);
  const path = geoPath(projection).digits(1);
  return shapes.filter(({ properties }) => properties.name !== 'Antarctica').flatMap((shape) => drawn(shape, path) ?? []);
}

function projectionOf(extent: Extent): GeoProjection {
  const { width, height } = size;
  if (extent === 'world') return geoEqualEarth().fitExtent([[0, 0], [width, height]], land([-128, -52, 178, 76]));
  return geoConicConformal()
    .parallels([35, 65])
    .rotate([-12, 0])
    .fitExtent([[0, 0], [width, height]], land([-10, 35, 34, 68]))
    .clipExtent([[0, 0], [width, height]]);
}

/** What a map is to hold, in degrees, as a grid: the widest place of a projection need not be at a corner. */
function land([west, south, east, north]: [number, number, number, number]) {
  const along = (from: number, to: number) => Array.from({ length: 13 }, (_, n) => from + ((to - from) * n) / 12);
  return { type: 'MultiPoint' as const, coordinates: along(west, east).flatMap((x) => along(south, north).map((y) => [x, y])) };
}

function drawn(shape: Shape, path: GeoPath): Country | undefined {
  const outline = path(shape);
  if (!outline) return undefined;
  return { code: countryCode(shape.id, shape.properties.name), outline, middle: middleOf(shape, path) };
}

/** Where a country's figure stands: on its mainland, not between it and what lies overseas. */
function middleOf({ geometry }: Shape, path: GeoPath): [number, number] | undefined {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
  const largest = polygons.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
  const [x, y] = path.centroid(largest);
  return Number.isFinite(x) && x > 0 && x < size.width && y > 0 && y < size.height ? [x, y] : undefined;
}
