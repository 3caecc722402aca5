import type { Component } from 'svelte';
import type { stringifyDocument } from '@urql/core';
import type { IncidentFilter } from '../api/graphql';
import type { Picture } from '../export/picture';
import type { TextName } from '../i18n/language.svelte';

/** What a view of Explore is given. */
export interface ViewProperties {
  /** The incidents to show; the same object until what it selects changes. */
  filter: IncidentFilter;
  /** Id of the incident that is shown beside the view. */
  selected: string | null;
  /** The address that shows an incident beside the view. */
  selectHref: (id: string) => string;
  /** To be told the query behind what is shown, for "Show the GraphQL". */
  onquery: (query: Parameters<typeof stringifyDocument>[0], variables: unknown) => void;
  /** To be told how to make a file of the picture, for the export; undefined as long as there is none. */
  onpicture?: (picture: Picture | undefined) => void;
}

/** A way to show the incidents of a filter. It is loaded when it is first chosen. */
export interface View {
  /** Its name in an address. */
  name: string;
  title: TextName;
  load: () => Promise<{ default: Component<ViewProperties> }>;
}

/** The views in the order of the switch; the first is shown if the address names none. */
export const views: [View, ...View[]] = [
  { name: 'table', title: 'view.table', load: () => import('./table/TableView.svelte') },
  { name: 'timeline', title: 'view.timeline', load: () => import('./timeline/TimelineView.svelte') },
  { name: 'graph', title: 'view.graph', load: () => import('./graph/GraphView.svelte') },
  { name: 'map', title: 'view.map', load: () => import('./map/MapView.svelte') },
];

/** The view of an address. */
export function viewOf(query: URLSearchParams): View {
  return views.find(({ name }) => name === query.get('view')) ?? views[0];
}
