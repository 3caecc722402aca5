/** Resolves a colour as styles/ has it, such as var(--text), to one that a canvas or a file takes. */
export type ColourOf = (colour: string) => string;

/** The colours as they are now at an element: those of the theme, which light-dark() tells apart only where they are used. */
export function coloursAt(element: HTMLElement): ColourOf {
  const probe = document.createElement('span');
  return (colour) => {
    probe.style.color = colour;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}
