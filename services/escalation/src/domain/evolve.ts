import { waivingAppliers } from './steps/waiving.js';
import { solvingAppliers } from './steps/solving.js';
import { callingOnAppliers } from './steps/calling-on.js';
import { notSolvingAppliers } from './steps/not-solving.js';
import { taskForceAppliers } from './steps/forming-task-force.js';
import { teamAppliers } from './steps/attaching-team.js';
import { followingUpAppliers } from './steps/following-up.js';
import { loopingAppliers } from './steps/looping.js';
import { ratingAppliers } from './steps/rating.js';
import { correctingAppliers } from './steps/correcting.js';
import { disputingAppliers } from './steps/disputing.js';
import { escalatingAppliers } from './steps/escalating.js';
import { excludingAppliers } from './steps/excluding.js';
import { informingAppliers } from './steps/informing.js';
import { followingAppliers } from './steps/following.js';
import { mergingAppliers } from './steps/merging.js';
import { musteringAppliers } from './steps/mustering.js';
import { onAccountAppliers } from './steps/on-account.js';
import { reclassifyingAppliers } from './steps/reclassifying.js';
import { rejectingAppliers } from './steps/rejecting.js';
import { reopeningAppliers } from './steps/reopening.js';
import { reportingAppliers } from './steps/reporting.js';
import { supervisingAppliers } from './steps/supervising.js';
import { withdrawingAppliers } from './steps/withdrawing.js';
import type { Appliers, Apply } from './applying.js';
import { callingBackAppliers } from './steps/calling-back.js';
import { dispatchingAppliers } from './steps/dispatching.js';
import { climbingAppliers } from './steps/climbing.js';
import { extendingAppliers } from './steps/extending.js';
import { raisedWhistle, raisingAppliers } from './steps/raising.js';
import { redoingAppliers } from './steps/redoing.js';
import { resolvingAppliers } from './steps/resolving.js';
import { timingAppliers } from './steps/timing.js';
import { waitingAppliers } from './steps/waiting.js';
import { workingAppliers } from './steps/working.js';
import type { Whistle } from './whistle.js';
import type { WhistleEvent, WhistleEventData, WhistleEventType } from './whistle-event.js';

const appliers: Appliers<WhistleEventData> = {
  ...raisingAppliers,
  ...dispatchingAppliers,
  ...workingAppliers,
  ...resolvingAppliers,
  ...callingBackAppliers,
  ...redoingAppliers,
  ...waitingAppliers,
  ...solvingAppliers,
  ...waivingAppliers,
  ...callingOnAppliers,
  ...notSolvingAppliers,
  ...taskForceAppliers,
  ...teamAppliers,
  ...followingUpAppliers,
  ...loopingAppliers,
  ...ratingAppliers,
  ...climbingAppliers,
  ...extendingAppliers,
  ...timingAppliers,
  ...correctingAppliers,
  ...disputingAppliers,
  ...escalatingAppliers,
  ...excludingAppliers,
  ...informingAppliers,
  ...followingAppliers,
  ...mergingAppliers,
  ...musteringAppliers,
  ...onAccountAppliers,
  ...reclassifyingAppliers,
  ...rejectingAppliers,
  ...reopeningAppliers,
  ...supervisingAppliers,
  ...reportingAppliers,
  ...withdrawingAppliers,
};

/**
 * The whistle after an event. Pure and total over its own stream: folding a stream from `undefined` always gives the same whistle.
 *
 * @throws Error when the event does not follow the whistle's version; only a damaged store can cause that.
 */
export function evolve(whistle: Whistle | undefined, event: WhistleEvent): Whistle {
  if (event.version !== (whistle?.version ?? 0) + 1) {
    throw new Error(`event ${event.version} cannot follow version ${whistle?.version ?? 0}`);
  }
  if (event.type === 'ticket.raised') return raisedWhistle(event);
  const apply = appliers[event.type] as Apply<WhistleEventType>;
  const next = apply(whistle!, event.data, event) as { -readonly [Key in keyof Whistle]: Whistle[Key] };
  return { ...next, version: event.version };
}
