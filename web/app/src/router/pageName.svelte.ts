let current = $state<string>();

/** What the page calls itself in the title of the window, where its kind does not say enough. */
export const pageName = {
  get current(): string | undefined {
    return current;
  },
};

/** Names the page while the component is there. To be called while it is set up. */
export function namePage(name: () => string | null | undefined): void {
  $effect(() => {
    current = name() ?? undefined;
    return () => (current = undefined);
  });
}
