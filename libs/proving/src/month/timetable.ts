import { cameBack, doneAgain, notSolvedTwice, waitsForReviewer } from './stories/again.js';
import { holidaysArranged, overHolidays } from './stories/calendar.js';
import { contestedTwice, disputeDenied, disputeUpheld, unitReplaced } from './stories/disputes.js';
import { emergency, inDutyGap, nobodyThere } from './stories/emergency.js';
import { jointSolution, refusedOnce, signOffMissed } from './stories/joint.js';
import {
  calledNotSolvable,
  excluded,
  exclusionRevoked,
  neverCalledBack,
  silentAfterwards,
  unreachable,
} from './stories/judged.js';
import { contactMissed, resolvedLate, signedLate } from './stories/late.js';
import { extended, pausedForRaiser, pausedForUpstream, pausedTooLong } from './stories/more-time.js';
import { hungAndResumed, reviewMissed } from './stories/on-account.js';
import { priorityRight, questionAnswered, solvedInTime } from './stories/solved.js';
import {
  appealed,
  informationAsked,
  master,
  merged,
  rejectedByTwo,
  silentRaiser,
  withdrawn,
} from './stories/triage.js';
import type { Tale } from './play.js';
import type { Story } from './story.js';

/** A story, the days on which it begins, and how many whistles live it each time. */
export type Row = readonly [story: Story, firstDays: readonly string[], whistles: number];

/** Three weeks that are alike: five working days, no holiday in them or after them. */
const WEEKS = ['2026-10-12', '2026-10-19', '2026-10-26'];
const EVE_OF_HOLIDAYS = ['2026-09-30'];
const SATURDAY_WITHOUT_DUTY = ['2026-10-17'];

/** The whole month: 300 whistles. */
export const MONTH: readonly Row[] = [
  [holidaysArranged, EVE_OF_HOLIDAYS, 6],
  [overHolidays, EVE_OF_HOLIDAYS, 6],
  [solvedInTime, WEEKS, 6],
  [priorityRight, WEEKS, 3],
  [questionAnswered, WEEKS, 3],
  [signedLate, WEEKS, 4],
  [contactMissed, WEEKS, 3],
  [resolvedLate, WEEKS, 4],
  [disputeUpheld, WEEKS, 4],
  [disputeDenied, WEEKS, 3],
  [contestedTwice, WEEKS, 1],
  [unitReplaced, WEEKS, 1],
  [jointSolution, WEEKS, 5],
  [refusedOnce, WEEKS, 3],
  [signOffMissed, WEEKS, 2],
  [hungAndResumed, WEEKS, 3],
  [reviewMissed, WEEKS, 2],
  [doneAgain, WEEKS, 5],
  [notSolvedTwice, WEEKS, 2],
  [waitsForReviewer, WEEKS, 1],
  [cameBack, WEEKS, 3],
  [extended, WEEKS, 3],
  [pausedForRaiser, WEEKS, 3],
  [pausedTooLong, WEEKS, 2],
  [pausedForUpstream, WEEKS, 1],
  [master, WEEKS, 2],
  [merged, WEEKS, 2],
  [withdrawn, WEEKS, 3],
  [appealed, WEEKS, 2],
  [rejectedByTwo, WEEKS, 1],
  [informationAsked, WEEKS, 2],
  [silentRaiser, WEEKS, 1],
  [excluded, WEEKS, 3],
  [exclusionRevoked, WEEKS, 1],
  [silentAfterwards, WEEKS, 1],
  [calledNotSolvable, WEEKS, 2],
  [unreachable, WEEKS, 2],
  [neverCalledBack, WEEKS, 2],
  [emergency, WEEKS, 3],
  [inDutyGap, SATURDAY_WITHOUT_DUTY, 3],
  [nobodyThere, SATURDAY_WITHOUT_DUTY, 3],
];

/** Where the month's whistles stand at its end, added up by hand. */
export const STANDING: Readonly<Record<string, number>> = {
  closed: 264,
  resolved: 9,
  on_account: 6,
  rejected: 3,
  merged: 6,
  withdrawn: 12,
};

/** Every story once. */
export const EVERY_STORY: readonly Row[] = MONTH.map(([story, [firstDay]]) => [story, [firstDay!], 1]);

/** The whistles of a timetable, none of them raised yet. */
export function talesOf(timetable: readonly Row[]): Tale[] {
  return timetable.flatMap(([story, firstDays, whistles]) =>
    firstDays.flatMap((firstDay) =>
      Array.from({ length: whistles }, (_, index) => ({ story, firstDay, number: index + 1 })),
    ),
  );
}
