import type { Country, Extent } from './extent';

/** The countries of an extent, which build/outlines.ts draws. */
export async function countriesOf(extent: Extent): Promise<Country[]> {
  return (extent === 'world' ? await import('outlines:world') : await import('outlines:europe')).default;
}
