import { remember, remembered } from './remembered';

/** Light, dark, or as the system is. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const chosenBefore = remembered('theme', themes) ?? 'auto';
let current = $state<Theme>(chosenBefore);
show(chosenBefore);

/** The theme that the reader chose. The colours are those of styles/, by light-dark(). */
export const theme = {
  get current() {
    return current;
  },
  set current(chosen: Theme) {
    current = chosen;
    remember('theme', chosen);
    show(chosen);
  },
};

function show(chosen: Theme): void {
  document.documentElement.dataset.theme = chosen;
}
