import { distance, type Place } from '../domain/place.js';

/** What a whistle is compared by. */
export interface Traits {
  readonly category: string;
  readonly place: Place | null;
  /** Grams of title and description. */
  readonly grams: ReadonlySet<string>;
}

export const REASONS = ['place', 'category', 'text'] as const;
export type Reason = (typeof REASONS)[number];

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly why: readonly Reason[];
}

/** So near is the same place, in metres: a crane's length. */
export const NEARBY_M = 100;
/** From here on a whistle is suggested. Category alone never is: an alliance has few categories and many whistles. */
export const SUGGESTED_FROM = 0.5;

const WEIGHT = { place: 0.4, category: 0.2, text: 0.6 };
/** Texts that share so much of the shorter one speak of the same thing. */
const TELLING_TEXT = 0.35;

/** How much two whistles look like one matter (lifecycle T1, mechanisms 1.12). */
export function likeness(one: Traits, other: Traits): Likeness {
  const text = overlap(one.grams, other.grams);
  const place = samePlace(one.place, other.place);
  const category = one.category !== '' && one.category === other.category;
  const score =
    (place ? WEIGHT.place : 0) +
    (category ? WEIGHT.category : 0) +
    WEIGHT.text * Math.min(1, text / (2 * TELLING_TEXT));
  const why = REASONS.filter((reason) => ({ place, category, text: text >= TELLING_TEXT })[reason]);
  return { score: Math.min(1, Math.round(score * 100) / 100), why };
}

/** The same code, or two points within {@link NEARBY_M}. */
export function samePlace(one: Place | null, other: Place | null): boolean {
  if (!one || !other) return false;
  if (one.code !== null && one.code === other.code) return true;
  return one.point !== null && other.point !== null && distance(one.point, other.point) <= NEARBY_M;
}

// Of the shorter text, so that a short report of what another describes at length is recognised; single characters say nothing.
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [pairs, otherPairs] = [one, other].map(
    (grams) => new Set([...grams].filter((gram) => gram.length > 1)),
  );
  const smaller = Math.min(pairs!.size, otherPairs!.size);
  return smaller < 3 ? 0 : pairs!.intersection(otherPairs!).size / smaller;
}
