import type { Instant } from '@muster/clock';
import type { Channel, Kind, Satisfaction, Solved } from './vocabulary.js';

/** What can be asked of a whistle. Texts are checked for length at the edge; ids and numbers are made by the caller. */
export interface Commands {
  raise: {
    ticketId: string;
    number: string;
    category: string;
    title: string;
    description: string;
    processStage?: string;
    kind?: Kind;
    /** On behalf of whom; an enterprise raises for itself only. */
    enterpriseId?: string;
  };
  sign: { assignmentId: string };
  report_in: { assignmentId: string; contact: { who: string; channel: Channel; agreed: string } };
  /** The raiser has to do or bring something; at most five working days (A6). */
  pause: { assignmentId: string; reason: string };
  /** Somebody outside the alliance has to (A6). */
  request_pause: { assignmentId: string; reason: string };
  /** @property until when the unit is to look after it again at the latest. */
  approve_pause: { assignmentId: string; until?: Instant };
  refuse_pause: { assignmentId: string; reason: string };
  /** The unit goes on, or the raiser brings what was waited for (A7). */
  resume: { assignmentId: string; note?: string };
  submit: { assignmentId: string; result: string; evidence?: readonly string[] };
  accept: { assignmentId: string };
  return: { assignmentId: string; reason: string };
  resolve: { summary?: string };
  record_call_back: { callBackId: string; solved: Solved; satisfaction?: Satisfaction; comment?: string };
  /** The scheduler: only looks at the clocks. */
  tick: Record<never, never>;
}

export type CommandType = keyof Commands;
export type Command<Type extends CommandType = CommandType> = {
  [T in Type]: { readonly type: T } & Readonly<Commands[T]>;
}[Type];
