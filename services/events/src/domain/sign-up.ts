import type { Attendance, AttendeeKind } from './attendance.js';
import { Fault } from './fault.js';

/** Until when, and how many, an activity asks to sign up (mechanisms 1.26). */
export interface SignUpAsked {
  /** As `toISOString` writes it; before the start when it was said. */
  readonly until: string;
  /** Persons at most; null: as many as come. */
  readonly places: number | null;
}

/** An organisation that has signed up. Persons are counted, never named. */
export type SignUp = Pick<Attendance, 'kind' | 'id' | 'persons'>;

interface Open {
  readonly startsAt: string;
  readonly signUpAsked?: SignUpAsked;
  readonly signUps?: readonly SignUp[];
}

/** When signing up ends: at the latest with the start, also where that was moved forward. Undefined: nobody was asked to. */
export function signUpEnds({ startsAt, signUpAsked }: Open): string | undefined {
  if (!signUpAsked) return undefined;
  return signUpAsked.until < startsAt ? signUpAsked.until : startsAt;
}

/** Whether organisations may sign up, and withdraw it. @param now as `toISOString` writes it. */
export function isOpenForSignUp(activity: Open & { readonly calledOff?: unknown }, now: string): boolean {
  const ends = signUpEnds(activity);
  return !activity.calledOff && ends !== undefined && now < ends;
}

/** Places that are left, never less than 0; null: there is no limit. */
export function placesLeft({ signUpAsked, signUps = [] }: Open): number | null {
  const places = signUpAsked?.places ?? null;
  return places === null ? null : Math.max(0, places - personsOf(signUps));
}

/** What an organisation is signed up with. */
export function signUpOf({ signUps = [] }: Open, { kind, id }: { kind: AttendeeKind; id: string }) {
  return signUps.find((entry) => entry.kind === kind && entry.id === id);
}

/** The entries without an organisation's. */
export function withoutSignUp(
  { signUps = [] }: Open,
  { kind, id }: { kind: AttendeeKind; id: string },
): SignUp[] {
  return signUps.filter((entry) => entry.kind !== kind || entry.id !== id);
}

/** @throws Fault `sign_up_before_start` at `/sign_up_until`. */
export function assertBeforeStart(startsAt: string, { until }: SignUpAsked): void {
  if (until >= startsAt) throw new Fault('invalid', 'sign_up_before_start', '/sign_up_until');
}

/** @throws Fault `places_taken` at `/places` when more have signed up than there would be places. */
export function assertPlacesSuffice({ signUps = [] }: Open, { places }: SignUpAsked): void {
  if (places !== null && places < personsOf(signUps)) throw new Fault('invalid', 'places_taken', '/places');
}

/** @throws Fault `sign_up_not_asked`. */
export function assertAsked({ signUpAsked }: Open): void {
  if (!signUpAsked) throw new Fault('conflict', 'sign_up_not_asked');
}

/** @throws Fault `sign_up_not_asked`, `sign_up_over`. */
export function assertInTime(activity: Open, at: string): void {
  assertAsked(activity);
  const ends = signUpEnds(activity)!;
  if (at >= ends) throw new Fault('conflict', 'sign_up_over', '', { sign_up_until: ends });
}

/** @throws Fault `activity_full` with the places that are left to this organisation. */
export function assertRoom(activity: Open, entry: SignUp): void {
  const left = placesLeft({ ...activity, signUps: withoutSignUp(activity, entry) });
  if (left !== null && entry.persons > left)
    throw new Fault('conflict', 'activity_full', '', { places_left: left });
}

function personsOf(signUps: readonly SignUp[]): number {
  return signUps.reduce((sum, { persons }) => sum + persons, 0);
}
