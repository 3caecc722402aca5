/** What the server itself answers: the router leaves these addresses to the browser. */
const served = /^\/(graphql|query|playground|export|feed\.atom|schema\.graphqls)(\/|$)/;

let current = $state.raw(new URL(location.href));

/** The address of the page, which is its whole state. */
export const address = {
  get path(): string {
    return current.pathname;
  },
  get query(): URLSearchParams {
    return current.searchParams;
  },
};

/** Goes to an address of the dashboard: to a new entry of the history or, with replace, in place of this one. */
export function go(href: string, { replace = false } = {}): void {
  const before = current.pathname;
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  current = new URL(location.href);
  if (current.pathname !== before) beginPage();
}

/** The address with some parameters set; null takes one away, a list repeats it. */
export function withParameters(changes: Record<string, string | string[] | null>, path = current.pathname): string {
  const query = new URLSearchParams(current.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of [value ?? []].flat()) query.append(name, one);
  }
  return hrefOf(path, query);
}

/** An address of the dashboard. */
export function hrefOf(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Follows links within the dashboard, and the buttons of the browser, without loading anew. */
export function startRouter(): void {
  addEventListener('popstate', () => (current = new URL(location.href)));
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>('a[href]');
    if (!link || !isOurs(link) || event.defaultPrevented || event.button !== 0 || isModified(event)) return;
    event.preventDefault();
    go(targetOf(link).href);
  });
}

/** Where a link leads, be it of HTML or within a picture. */
function targetOf(link: Element): URL {
  return new URL(link.getAttribute('href') ?? '', location.href);
}

function isOurs(link: Element): boolean {
  const { origin, pathname } = targetOf(link);
  const inPage = link.getAttribute('href')?.startsWith('#');
  return origin === location.origin && !link.getAttribute('target') && !link.hasAttribute('download') && !inPage && !served.test(pathname);
}

function isModified(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** A new page begins at its top, for the eye and for a screen reader. */
function beginPage(): void {
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}
