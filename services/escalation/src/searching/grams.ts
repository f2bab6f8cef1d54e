const RUNS = /[\p{L}\p{N}\p{M}]+/gu;
const PLAIN_WORDS = /[a-z0-9]+/g;

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
  for (const [run] of text.matchAll(RUNS)) {
    const characters = [...run];
    characters.forEach((character, i) => {
      const [next, afterNext] = [characters[i + 1], characters[i + 2]];
      const plain = isPlain(character);
      if (!plain) grams.add(character);
      if (next === undefined) return;
      if (!plain || !isPlain(next)) grams.add(character + next);
      else if (afterNext !== undefined && isPlain(afterNext)) grams.add(character + next + afterNext);
    });
    for (const [word] of run.matchAll(PLAIN_WORDS)) if (word.length < 3) grams.add(wholeWord(word));
  }
  return grams;
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

/** Is it a letter or digit of those that words are long in? `character`: one code point, normalised. */
function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

const wholeWord = (word: string) => `${word} `;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A gram as the index keeps it: 32 bits of tenant and gram together (FNV-1a), so that nobody's search reads another alliance's
 * entries. Two grams with one number cost a look at the text itself, never a wrong hit.
 */
export function gramNumbers(tenantId: string, grams: Iterable<string>): number[] {
  const seed = mix(mix(FNV_OFFSET, tenantId), '\0');
  return [...new Set(Array.from(grams, (gram) => mix(seed, gram) | 0))];
}

function mix(hash: number, text: string): number {
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}
