import type { Place } from './place.js';
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
    place?: Place;
    /** A key project of the alliance (重大项目) that it is about. */
    projectId?: string;
    /** On behalf of whom; an enterprise raises for itself only. */
    enterpriseId?: string;
  };
  sign: { assignmentId: string };
  report_in: { assignmentId: string; contact: { who: string; channel: Channel; agreed: string } };
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
