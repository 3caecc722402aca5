import { createContext } from 'svelte';
import type { Evidence } from '../../api/incidentPage';

/** Which statements are lit up, in their rows and in the texts of the reports. */
export class Lit {
  #hovered = $state.raw<string[]>();
  #chosen = $state.raw<string[]>([]);
  /** Shows the report that a statement cites. */
  #open: (report: string) => Promise<void>;

  constructor(open: (report: string) => Promise<void>) {
    this.#open = open;
  }

  /** Whether one of some statements is lit: what the pointer is on, else what was chosen last. */
  has(...statements: string[]): boolean {
    const lit = this.#hovered ?? this.#chosen;
    return statements.some((id) => lit.includes(id));
  }

  /** Lights statements up while the pointer is on them; none with undefined. */
  hover(statements: string[] | undefined): void {
    this.#hovered = statements;
  }

  /** Lights statements up until others are chosen. */
  choose(statements: string[]): void {
    this.#chosen = statements;
  }

  /** Moves a text that scrolls by itself to where a statement is proved; the page stays. */
  bring(statement: string): void {
    const sentence = sentenceOf(statement);
    if (sentence) scrollText(sentence);
  }

  /** Goes from a row to the sentence that says so, in whichever report it is. */
  async showSentence(statement: string, { report, quote }: Evidence): Promise<void> {
    this.choose([statement]);
    if (report) await this.#open(report.id);
    const sentence = sentenceOf(statement, quote);
    if (!sentence) return;
    if (!scrollText(sentence)) sentence.scrollIntoView({ block: 'center' });
    sentence.focus({ preventScroll: true });
  }

  /** Goes from a sentence to the first row that it speaks for. */
  showRow(statements: string[]): void {
    this.choose(statements);
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const row = rows.find(({ dataset }) => statements.includes(dataset.row ?? ''));
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }
}

/** The first sentence that is shown and proves a statement; with a quote, the one that it begins with. */
function sentenceOf(statement: string, quote?: string): HTMLElement | undefined {
  const sentences = document.querySelectorAll<HTMLElement>(`[data-of~="${CSS.escape(statement)}"]`);
  return [...sentences].find((sentence) => sentence.checkVisibility() && (quote === undefined || quote.startsWith(sentence.textContent)));
}

/** Brings a sentence into sight within its text; false if the text does not scroll by itself. */
function scrollText(sentence: HTMLElement): boolean {
  const text = sentence.closest<HTMLElement>('[data-scrolls]');
  if (!text || text.scrollHeight <= text.clientHeight) return false;
  const top = sentence.getBoundingClientRect().top - text.getBoundingClientRect().top;
  if (top < 0 || top > text.clientHeight - 40) text.scrollTop += top - text.clientHeight / 3;
  return true;
}

export const [getLit, setLit] = createContext<Lit>();
