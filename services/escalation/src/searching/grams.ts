const RUNS = /[\p{L}\p{N}\p{M}]+/gu;

/** One form for what is written in several: full-width and compatibility characters, upper case, kinds of space. */
export function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** The words of a question: all of them have to be found. At most eight; more would not narrow it further. */
export function wordsOf(question: string): string[] {
  return normalised(question).split(' ').filter(Boolean).slice(0, 8);
}

/**
 * What a text is found by (ADR-0130): every character that is not plain Latin, alone and with its neighbour, because Chinese words
 * mostly have two; of Latin letters and digits every three in a row, and words shorter than that as a whole.
 *
 * @param text normalised.
 */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  eachGram(text, (from, to, ending) => grams.add(text.slice(from, to) + ending));
  return grams;
}

/** Where a gram stands in its text, and what it has behind it that does not stand there: a space, when it is a whole word. */
type TakeGram = (from: number, to: number, ending: '' | ' ') => void;

function eachGram(text: string, take: TakeGram): void {
  for (const { index, 0: run } of text.matchAll(RUNS)) {
    const end = index + run.length;
    let word = index;
    for (let at = index, next; at < end; at = next) {
      const plain = isPlain(text, at);
      next = at + (plain ? 1 : widthAt(text, at));
      const nextPlain = next < end && isPlain(text, next);
      if (!plain) {
        take(at, next, '');
        word = next;
      } else if (!nextPlain && next - word < 3) {
        take(word, next, ' ');
      }
      if (next === end) break;
      if (!plain || !nextPlain) take(at, next + (nextPlain ? 1 : widthAt(text, next)), '');
      else if (next + 1 < end && isPlain(text, next + 1)) take(at, next + 2, '');
    }
  }
}

/**
 * The grams that a text must have to contain a word. Part of a longer word counts ("123" in "TJ-0123"), except when the question
 * is nothing but one or two Latin characters: those are looked for as a word.
 */
export function gramsWanted(word: string): string[] {
  const grams = [...gramsOf(word)];
  const telling = grams.filter((gram) => !gram.endsWith(' '));
  if (telling.length === 0) return grams;
  // A pair says all that its two characters say.
  const pairs = telling.filter((gram) => [...gram].length > 1);
  return pairs.length > 0 ? pairs.filter((gram) => gram.length > 1) : telling;
}

/** Is it a letter or digit of those that words are long in? */
function isPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** Of a code point, in UTF-16 units. */
const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** What sets the grams of a ticket's number apart from those of its text. */
const OF_NUMBER = '#';

/**
 * Grams as the index keeps them: 32 bits of tenant and gram together (FNV-1a), so that nobody's search reads another alliance's
 * entries. Two grams with one number cost a look at the text itself, never a wrong hit.
 */
export function gramNumbers(tenantId: string, grams: Iterable<string>): number[] {
  const seed = seedOf(tenantId);
  return [...new Set(Array.from(grams, (gram) => mix(seed, gram) | 0))];
}

/** Grams of a ticket's number, as they are kept apart from those of its text. */
export function numberGrams(grams: Iterable<string>): string[] {
  return Array.from(grams, (gram) => OF_NUMBER + gram);
}

/**
 * What a ticket is found by: the {@link gramNumbers} of its text, and of its number once more by itself, for those who may not search in
 * what people wrote. A gram is numbered where it stands, without a string of its own: there are a hundred of them.
 *
 * @param text normalised, and so is `number`.
 */
export function numbersToFind(tenantId: string, text: string, number: string): number[] {
  const numbers = new Set<number>();
  const takeAll = (of: string, seed: number): void =>
    eachGram(of, (from, to, ending) => numbers.add(mix(mix(seed, of, from, to), ending) | 0));
  const seed = seedOf(tenantId);
  takeAll(text, seed);
  takeAll(number, mix(seed, OF_NUMBER));
  return [...numbers];
}

const seedOf = (tenantId: string): number => mix(mix(FNV_OFFSET, tenantId), '\0');

function mix(hash: number, text: string, from = 0, to = text.length): number {
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}
