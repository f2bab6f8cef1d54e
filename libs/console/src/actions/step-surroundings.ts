import type { Shape } from '../api/api.ts';
import type { Choices } from './whistle-choices.ts';

/** What a page knows around the steps that it offers. */
export interface StepSurroundings {
  /** Of what is there to choose from: a whistle's units, tasks and teams. */
  readonly whistle?: Shape<'TicketResource'> | undefined;
  /** The parts that paths name besides the subject, where the page shows the steps of one: `{ item }`. */
  readonly parts?: Readonly<Record<string, string>>;
  /** What there is to choose from besides what the alliance has. */
  readonly choices?: Choices;
  /** What forms begin with, by the names of their fields. */
  readonly initial?: Readonly<Record<string, unknown>>;
}
