import type { ReopenCause } from './vocabulary.js';
import { type CallBack, leadOf, type Whistle } from './whistle.js';

/** When an automatic transition takes place: the `when` of the tables. */
export const CONDITIONS = {
  always: () => true,
  lead_has_signed: (whistle) => leadOf(whistle)?.signedAt != null,
  raiser_is_content: (whistle) => verdict(whistle) === 'content',
  raiser_is_not_content: (whistle) => ![undefined, 'content'].includes(verdict(whistle)),
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
