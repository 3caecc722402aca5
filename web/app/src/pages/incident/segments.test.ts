import { describe, expect, it } from 'vitest';
import { segmentsOf, type Span } from './segments';

/** The place of some words in a text, in bytes of UTF-8. */
function place(text: string, words: string, of: string): Span {
  const bytes = (part: string) => new TextEncoder().encode(part).length;
  const start = bytes(text.slice(0, text.indexOf(words)));
  return { start, end: start + bytes(words), of };
}

/** Segments as "text[statements that cite it|those that begin here]". */
function drawn(text: string, ...cited: [words: string, of: string][]): string[] {
  return segmentsOf(text, cited.map(([words, of]) => place(text, words, of))).map(
    (segment) => segment.text + (segment.of.length > 0 ? `[${segment.of.join()}|${segment.begins.join()}]` : ''),
  );
}

describe('segmentsOf', () => {
  it('leaves a text whole that nothing cites', () => {
    expect(drawn('All is well.')).toEqual(['All is well.']);
    expect(segmentsOf('', [])).toEqual([]);
  });
  it('cuts out a sentence', () => {
    expect(drawn('One. Two. Three.', ['Two.', 'a'])).toEqual(['One. ', 'Two.[a|a]', ' Three.']);
  });
  it('takes the first and the last letter', () => {
    expect(drawn('One. Two.', ['One.', 'a'], ['Two.', 'b'])).toEqual(['One.[a|a]', ' ', 'Two.[b|b]']);
  });
  it('merges two statements of one sentence', () => {
    expect(drawn('One. Two.', ['One.', 'a'], ['One.', 'b'])).toEqual(['One.[a,b|a,b]', ' Two.']);
  });
  it('nests a name within its sentence', () => {
    expect(drawn('The mayor spoke.', ['The mayor spoke.', 'a'], ['mayor', 'b'])).toEqual(['The [a|a]', 'mayor[a,b|b]', ' spoke.[a|]']);
  });
  it('lets places overlap', () => {
    expect(drawn('one two three', ['one two', 'a'], ['two three', 'b'])).toEqual(['one [a|a]', 'two[a,b|b]', ' three[b|]']);
  });
  it('names a statement once that cites a place twice', () => {
    expect(drawn('one two', ['one', 'a'], ['one', 'a'])).toEqual(['one[a|a]', ' two']);
  });
  it('counts bytes of accents and emoji', () => {
    expect(drawn('Élection 🗳️ – « reportée » à Nîmes 😀 hier', ['« reportée »', 'a'], ['Nîmes 😀', 'b'], ['Élection', 'c'])).toEqual([
      'Élection[c|c]',
      ' 🗳️ – ',
      '« reportée »[a|a]',
      ' à ',
      'Nîmes 😀[b|b]',
      ' hier',
    ]);
  });
  it('tells composed accents from combining ones', () => {
    expect(drawn('e\u0301te\u0301 \u00e9t\u00e9 end', ['\u00e9t\u00e9', 'a'])).toEqual(['e\u0301te\u0301 ', '\u00e9t\u00e9[a|a]', ' end']);
  });
  it('leaves out what is empty or beyond the end', () => {
    const texts = segmentsOf('Été', [
      { start: 2, end: 2, of: 'empty' },
      { start: 9, end: 12, of: 'beyond' },
      { start: 3, end: 99, of: 'cut' },
    ]);
    expect(texts.map(({ text, of }) => [text, ...of])).toEqual([['Ét'], ['é', 'cut']]);
  });
  it('moves an end within a character before it', () => {
    expect(segmentsOf('a😀b', [{ start: 0, end: 3, of: 'x' }]).map(({ text, of }) => [text, ...of])).toEqual([['a', 'x'], ['😀b']]);
  });
});
