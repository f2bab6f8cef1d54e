import { canMuster } from './dispatch.js';
import { plansTaskForce } from './steps/forming-task-force.js';
import { type Context, directoryOf } from './situation.js';
import type { ReopenCause } from './vocabulary.js';
import { isUnreachable } from './steps/calling-on.js';
import { waitsForReview } from './steps/not-solving.js';
import { signedByEnough } from './steps/solving.js';
import { lastCallBack, leadOf, type Whistle } from './whistle.js';

/** When an automatic transition takes place: the `when` of the tables. */
export const CONDITIONS = {
  /** Nobody holds it for a dispatcher, and somebody can lead (T5). */
  routing_is_clear: (whistle, context) =>
    !whistle.particulars.held && canMuster(whistle, context.now, directoryOf(context)),
  /** An emergency goes by a plan that names who heads the task force (T9). */
  plan_forms_task_force: (whistle) => plansTaskForce(whistle),
  lead_has_signed: (whistle) => leadOf(whistle)?.signedAt != null,
  sign_off_policy_met: (whistle) => signedByEnough(whistle),
  raiser_is_unreachable: (whistle) => isUnreachable(whistle),
  raiser_is_content: (whistle) => verdict(whistle) === 'content',
  /** The first time it is done again by itself; the second time a reviewer decides (T18), and so does one where it is called impossible. */
  raiser_is_not_content: (whistle) =>
    whistle.round === 1 && !waitsForReview(whistle) && ![undefined, 'content'].includes(verdict(whistle)),
  reviewed_as_not_solvable: ({ particulars, round }) => particulars.notSolvable?.round === round,
} satisfies Record<string, (whistle: Whistle, context: Context) => boolean>;

export type ConditionName = keyof typeof CONDITIONS;

/** What the call-back of the round in hand means: the end, or why not. Undefined without one. */
export function verdict(whistle: Whistle): 'content' | ReopenCause | undefined {
  const callBack = lastCallBack(whistle);
  if (!callBack) return undefined;
  if (callBack.solved === 'no') return 'not_solved';
  if (callBack.solved === 'partial') return 'partly_solved';
  return callBack.satisfaction === 'dissatisfied' ? 'dissatisfied' : 'content';
}
