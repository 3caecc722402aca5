import { remembered, remember } from '../reader/remembered';
import { codes } from './codes';
import { en } from './en';
import { fr } from './fr';

/** The languages of the dashboard. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
/** What a text is called in en.ts and fr.ts. */
export type TextName = keyof typeof en;
type Figures = Record<string, string | number>;

const texts: Record<Language, Record<TextName, string>> = { en, fr };

function preferred(): Language {
  const chosen = remembered('language', languages);
  return chosen ?? languages.find((language) => navigator.language.startsWith(language)) ?? 'en';
}

let current = $state<Language>(preferred());

/** The language that the reader chose, else that of the browser, else English. */
export const language = {
  get current() {
    return current;
  },
  set current(chosen: Language) {
    current = chosen;
    remember('language', chosen);
  },
};

/**
 * A text in the reader's language. {name} stands for a figure, and {name|one|many} for the form that goes with its number:
 * both languages have two, and tell them apart by different rules.
 */
export function t(name: TextName, figures: Figures = {}): string {
  return texts[current][name].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, key: string, one?: string, many?: string) => {
    const figure = figures[key] ?? '';
    if (one !== undefined && many !== undefined) return isOne(Number(figure)) ? one : many;
    return typeof figure === 'number' ? number(figure) : figure;
  });
}

/** What writes in the reader's language, made once for each: making one takes far longer than using it. */
export function inLanguage<Writer>(make: (language: Language) => Writer): () => Writer {
  const made = new Map<Language, Writer>();
  return () => {
    const writer = made.get(current) ?? make(current);
    made.set(current, writer);
    return writer;
  };
}

const plurals = inLanguage((language) => new Intl.PluralRules(language));
const numbers = inLanguage((language) => new Intl.NumberFormat(language));
const countries = inLanguage((language) => new Intl.DisplayNames(language, { type: 'region' }));
const conjunctions = inLanguage((language) => new Intl.ListFormat(language, { type: 'conjunction' }));
const disjunctions = inLanguage((language) => new Intl.ListFormat(language, { type: 'disjunction' }));

function isOne(figure: number): boolean {
  return plurals().select(figure) === 'one';
}

/** A number as the reader's language writes it. */
export function number(figure: number): string {
  return numbers().format(figure);
}

/** What a code of an enum is called; the code itself if it has no name here. */
export function code(enumeration: keyof typeof codes, value: string): string {
  const names: Record<string, readonly [string, string]> = codes[enumeration];
  return names[value]?.[current === 'fr' ? 1 : 0] ?? value;
}

/** The name of a country by its ISO 3166-1 alpha-2 code. */
export function country(alpha2: string): string {
  try {
    return countries().of(alpha2) ?? alpha2;
  } catch {
    return alpha2; // not a code
  }
}

/** A phrase with a capital, for where it begins a line. */
export function capital(phrase: string): string {
  return phrase.charAt(0).toLocaleUpperCase(current) + phrase.slice(1);
}

/** Phrases as a list with "and" or "or" before the last. */
export function list(phrases: string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return (type === 'conjunction' ? conjunctions() : disjunctions()).format(phrases);
}
