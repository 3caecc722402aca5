import type { Code } from '../api/graphql';

/** What became of a service or a vote, or that nothing is said of it. */
export type Status = Code<'ServiceStatus'> | 'NOT_STATED';

/** How a status is shown in text, as a bar and as an edge: never by its colour alone. */
export interface Mark {
  /** The sign in text. */
  sign: string;
  /** The variable of its colour, which styles/marks.css defines for light and dark. */
  colour: string;
  /** How a bar is filled: the class of styles/marks.css. */
  bar: string;
  /** How an edge is drawn, as a pattern of dashes of SVG; none for a line without gaps. */
  dashes: string;
  /** Thickness of an edge in pixels. */
  width: number;
}

/** The marks in the order of a legend. One meaning, one mark, everywhere. */
export const marks: Record<Status, Mark> = {
  DISRUPTED: { sign: '●', colour: 'var(--disrupted)', bar: 'bar-disrupted', dashes: '', width: 2 },
  AT_RISK: { sign: '◐', colour: 'var(--at-risk)', bar: 'bar-at-risk', dashes: '6 3', width: 2 },
  RESTORED: { sign: '○', colour: 'var(--restored)', bar: 'bar-restored', dashes: '', width: 2 },
  UNAFFECTED: { sign: '◌', colour: 'var(--unaffected)', bar: 'bar-unaffected', dashes: '1 3', width: 1.5 },
  NOT_STATED: { sign: '–', colour: 'var(--not-stated)', bar: 'bar-not-stated', dashes: '2 2', width: 1 },
};

/** How a statement came in: a machine found it, a record has it, or a person judged it. */
export const origins = {
  EXTRACTED: { sign: '⚙' },
  IMPORTED: { sign: '⇥' },
  CONFIRMED: { sign: '✓' },
  REJECTED: { sign: '✗' },
} as const;
