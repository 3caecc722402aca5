/** The parts of the world that a map can show. */
export const extents = ['world', 'europe'] as const;
export type Extent = (typeof extents)[number];

/** A country as it is drawn. */
export interface Country {
  /** ISO 3166-1 alpha-2; absent for what has none. */
  code?: string | undefined;
  /** Its outline as the path of an SVG. */
  outline: string;
  /** The middle of its largest part; absent where that is off the map. */
  middle?: [number, number] | undefined;
}

/** Size of a map in the units of its paths. */
export const size = { width: 960, height: 500 };
