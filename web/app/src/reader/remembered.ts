/** What the reader chose before, if it is one of the choices. */
export function remembered<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
  try {
    const stored = localStorage.getItem(name);
    return choices.find((choice) => choice === stored);
  } catch {
    return undefined; // storage is off
  }
}

/** Keeps what the reader chose for the next visit. */
export function remember(name: string, choice: string): void {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // storage is off: the choice holds for this visit
  }
}
