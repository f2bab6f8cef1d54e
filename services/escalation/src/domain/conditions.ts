import type { ReopenCause } from './vocabulary.js';
import { isUnreachable } from './steps/calling-on.js';
import { waitsForReview } from './steps/not-solving.js';
import { signedByEnough } from './steps/solving.js';
import { type CallBack, leadOf, type Whistle } from './whistle.js';

/** When an automatic transition takes place: the `when` of the tables. */
export const CONDITIONS = {
  always: () => true,
  lead_has_signed: (whistle) => leadOf(whistle)?.signedAt != null,
  sign_off_policy_met: (whistle) => signedByEnough(whistle),
  raiser_is_unreachable: (whistle) => isUnreachable(whistle) && !waitsForReview(whistle),
  raiser_is_content: (whistle) => verdict(whistle) === 'content',
  /** What is called not solvable waits for the reviewer, whatever the raiser says. */
  raiser_is_not_content: (whistle) =>
    !waitsForReview(whistle) && ![undefined, 'content'].includes(verdict(whistle)),
} satisfies Record<string, (whistle: Whistle) => boolean>;

export type ConditionName = keyof typeof CONDITIONS;

/** What the call-back of the round in hand means: the end, or why not. Undefined without one. */
export function verdict(whistle: Whistle): 'content' | ReopenCause | undefined {
  const callBack = lastCallBack(whistle);
  if (!callBack) return undefined;
  if (callBack.solved === 'no') return 'not_solved';
  if (callBack.solved === 'partial') return 'partly_solved';
  return callBack.satisfaction === 'dissatisfied' ? 'dissatisfied' : 'content';
}

export function lastCallBack({ callBacks, round }: Whistle): CallBack | undefined {
  return callBacks.findLast((callBack) => callBack.round === round);
}
