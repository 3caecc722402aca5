import type { Code } from '../api/graphql';
import { codes } from '../i18n/codes';
import type { TimelineItem } from './item';
import { fade, shapeOf } from './shape';
import type { Span } from './span';

/** What the items of a lane have in common: all are of elections, of one kind of event, or of one service. */
export type Lane = { type: 'ELECTION' } | { type: 'EVENT'; kind: Code<'EventKind'> } | { type: 'SERVICE'; service: Code<'ServiceCode'> };

/** A line of items none of which covers another, in the order of time. */
export type Line = TimelineItem[];

/** The lines of a lane. */
export interface PackedLane {
  lane: Lane;
  lines: Line[];
}

/** The moment that an item stands at in a list: its beginning or, where that is not stated, its end. */
export function startOf(item: TimelineItem): number {
  return (item.begin ?? item.end)?.start ?? Infinity;
}

/** Where the lane of an item stands: elections, events in the order of an incident's course, services by the schema's order. */
function rank(item: TimelineItem): number {
  switch (item.type) {
    case 'ELECTION':
      return 0;
    case 'EVENT':
      return 1 + eventKinds.indexOf(item.kind);
    case 'SERVICE':
      return 1 + eventKinds.length + services.indexOf(item.service);
  }
}

export const eventKinds = Object.keys(codes.EventKind) as Code<'EventKind'>[];
const services = Object.keys(codes.ServiceCode) as Code<'ServiceCode'>[];

export function laneOf(item: TimelineItem): Lane {
  switch (item.type) {
    case 'ELECTION':
      return { type: 'ELECTION' };
    case 'EVENT':
      return { type: 'EVENT', kind: item.kind };
    case 'SERVICE':
      return { type: 'SERVICE', service: item.service };
  }
}

/** The items lane by lane, those of a lane by the moment they begin at. */
export function inOrder(items: TimelineItem[]): TimelineItem[] {
  const ranked = items.map((item) => ({ item, rank: rank(item), start: startOf(item) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.start < b.start ? -1 : Number(a.start > b.start)) || (a.item.id < b.item.id ? -1 : 1));
  return ranked.map(({ item }) => item);
}

/** Room between two items of a line in pixels. */
const gap = 3;

/**
 * Puts dated items in order into as few lines a lane as keep them apart at a density in pixels a millisecond. They are apart at any
 * larger one too, so that lines can stay while the reader zooms.
 */
export function packed(items: TimelineItem[], density: number): PackedLane[] {
  const lanes: PackedLane[] = [];
  let before = -1;
  let ends: number[] = [];
  for (const item of items) {
    const at = rank(item);
    if (at !== before) {
      lanes.push({ lane: laneOf(item), lines: [] });
      before = at;
      ends = [];
    }
    const { x, width } = shapeOf(item, { density, origin: 0 });
    const free = ends.findIndex((end) => end + gap <= x);
    const line = free < 0 ? ends.length : free;
    ends[line] = x + width;
    (lanes.at(-1)!.lines[line] ??= []).push(item);
  }
  return lanes;
}

/** Dated items in order, each in a line of its own. */
export function alone(items: TimelineItem[]): PackedLane[] {
  const lanes = new Map<number, PackedLane>();
  for (const item of items) {
    const at = rank(item);
    if (!lanes.has(at)) lanes.set(at, { lane: laneOf(item), lines: [] });
    lanes.get(at)?.lines.push([item]);
  }
  return [...lanes.values()];
}

/** The density to pack for: the next power of two below, so that items change lines only when it doubles. */
export function packingDensity(density: number): number {
  return 2 ** Math.floor(Math.log2(density));
}

/** Whether an item is to be seen in a range, be it by its fade alone, at a density in pixels a millisecond. */
export function isSeen(item: TimelineItem, { start, end }: Span, density: number): boolean {
  const from = item.begin?.start ?? (item.end?.start ?? Infinity) - fade / density;
  const until = item.end?.end ?? (item.begin?.end ?? -Infinity) + (item.type === 'SERVICE' ? fade / density : 0);
  return from < end && until > start;
}

/** A line of the picture. */
export interface Row {
  lane: Lane;
  /** The name of the lane stands at its first row. */
  isFirst: boolean;
  /** Where it begins, from the top of the picture, in pixels. */
  y: number;
  items: Line;
}

/** Height of a row, and of the name above the first row of a lane where it has no room beside it, in pixels. */
export const rowHeight = 20;
export const nameHeight = 20;
const laneGap = 6;

/** The lines that have something in a range, one below the other, with what they have in it; and how high all are together. */
export function rowsIn(lanes: PackedLane[], range: Span, density: number, isNameAbove: boolean): { rows: Row[]; height: number } {
  const rows: Row[] = [];
  let y = 0;
  for (const { lane, lines } of lanes) {
    const seen = lines.map((line) => line.filter((item) => isSeen(item, range, density))).filter((line) => line.length > 0);
    if (seen.length === 0) continue;
    y += laneGap / 2 + (isNameAbove ? nameHeight : 0);
    seen.forEach((items, place) => rows.push({ lane, isFirst: place === 0, y: y + place * rowHeight, items }));
    y += seen.length * rowHeight + laneGap / 2;
  }
  return { rows, height: y };
}

/** The rows that a window from a height to another touches. */
export function rowsBetween(rows: Row[], from: number, until: number): Row[] {
  const first = rows.findIndex(({ y }) => y + rowHeight >= from);
  if (first < 0) return [];
  const after = rows.findIndex(({ y }) => y > until);
  return rows.slice(first, after < 0 ? undefined : after);
}
