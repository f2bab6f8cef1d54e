/** Who acts: an account of the month (`cast.ts`). */
export type Actor =
  | 'enterprise'
  | 'party_secretary'
  | 'dispatcher'
  | 'second_dispatcher'
  | 'council'
  | 'reviewer'
  | 'supervisor'
  | 'hotline'
  | `officer of ${string}`
  | `head of ${string}`;

/** One request. */
export interface Act {
  readonly by: Actor;
  /** A step of the whistle, or of this unit's newest assignment. */
  readonly on: 'whistle' | { readonly unit: string };
  /** Its address below the whistle or the assignment. */
  readonly step: string;
  readonly body?: object;
  /** A field of the body that names the whistle of another story, of the same beginning and number. */
  readonly naming?: { readonly field: string; readonly story: string };
}

/** How a whistle is raised. */
export interface Raising {
  readonly by: Actor;
  readonly category: string;
  readonly more?: object;
}

/** What happens at an instant of the story's own days, `d0 09:00`. */
export type Scene = readonly [at: string, ...acts: (Raising | Act)[]];

/** Where a whistle ends, and what the figures count of it. All of it written by hand from the rules of the practice (lifecycle B3 to B5). */
export interface Story {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** The first scene raises it. */
  readonly scenes: readonly Scene[];
  /** Every event, in order, with its instant: `course.ts` says in which words. */
  readonly course: string;
  readonly end: { readonly state: string; readonly round: number; readonly level: number };
}

export const isRaising = (act: Raising | Act): act is Raising => 'category' in act;
