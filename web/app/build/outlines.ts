import { geoArea, geoConicConformal, geoEqualEarth, geoPath, type GeoPath, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import coarse from 'world-atlas/countries-110m.json' with { type: 'json' };
import fine from 'world-atlas/countries-50m.json' with { type: 'json' };
import { extents, size, type Country, type Extent } from '../src/map/extent.ts';
import { countryCode } from './countryCode.ts';

/** Modules outlines:world and outlines:europe: the countries as they are drawn, so that no page projects them or loads what does. */
export function outlines(): Plugin {
  const nameOf = (id: string) => extents.find((extent) => id === `outlines:${extent}`);
  return {
    name: 'outlines',
    resolveId: (id) => (nameOf(id) ? id : undefined),
    load(id) {
      const extent = nameOf(id);
      return extent && `export default ${JSON.stringify(countriesOf(extent))}`;
    },
  };
}

type Shape = Feature<Polygon | MultiPolygon, { name: string }>;
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/**
 * The countries of an extent, from Natural Earth: at 1:110 million for the world, where areas are true to each other, and at 1:50 million for Europe.
 */
function countriesOf(extent: Extent): Country[] {
  const atlas = (extent === 'world' ? coarse : fine) as unknown as Atlas;
  const shapes = feature(atlas, atlas.objects.countries).features as Shape[];
  const projection = projectionOf(extent);
  const path = geoPath(projection).digits(extent === 'world' ? 0 : 1);
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
