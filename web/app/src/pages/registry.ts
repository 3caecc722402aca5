import type { Component } from 'svelte';
import type { TextName } from '../i18n/language.svelte';

/** A page: the paths that lead to it, what it is called, and where its component is. It is loaded when it is first shown. */
export interface Page {
  /** Groups of the pattern are the properties of the component, by name. */
  path: RegExp;
  title: TextName;
  /** Whether the header has a link to it. */
  menu?: string;
  load: () => Promise<{ default: Component<Record<string, string>> }>;
}

type Loaded = ReturnType<Page['load']>;

/** The kinds of things that incidents have in common: their pages are of one pattern. */
const entityKinds = ['victim', 'service', 'partner', 'actor', 'election', 'place'] as const;

/** Every page of the dashboard. */
export const pages: Page[] = [
  { path: /^\/$/, title: 'overview', load: () => import('./Overview.svelte') as Loaded },
  { path: /^\/explore$/, title: 'explore', menu: '/explore', load: () => import('./explore/Explore.svelte') as Loaded },
  { path: /^\/incident\/(?<id>[^/]+)$/, title: 'incident', load: () => import('./incident/IncidentPage.svelte') as Loaded },
  ...entityKinds.map((kind) => ({
    path: new RegExp(`^/(?<kind>${kind})/(?<id>[^/]+)$`),
    title: kind,
    load: () => import('./entity/EntityPage.svelte') as Loaded,
  })),
  { path: /^\/about$/, title: 'about', menu: '/about', load: () => import('./About.svelte') as Loaded },
  { path: /^\/bench\/timeline$/, title: 'bench.timeline', load: () => import('../bench/TimelineBench.svelte') as Loaded },
  { path: /^\/bench\/graph$/, title: 'bench.graph', load: () => import('../bench/GraphBench.svelte') as Loaded },
];

/** The page that a path leads to, with the properties that the path has. */
export function pageOf(path: string): { page: Page; properties: Record<string, string> } | undefined {
  for (const page of pages) {
    const match = page.path.exec(path);
    if (match) return { page, properties: decoded(match.groups ?? {}) };
  }
  return undefined;
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decode(text)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}
