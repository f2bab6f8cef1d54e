import type { Instant } from '@muster/clock';
import { isEntitled } from './actor-rules.js';
import { breaches, demands, reschedulings, settlements, triageStarted, warnings } from './clock-events.js';
import type { Command } from './command.js';
import { CONDITIONS } from './conditions.js';
import {
  ASSIGNMENT_EFFECTS,
  ASSIGNMENT_TIMER_EFFECTS,
  AUTOMATIC_EFFECTS,
  TICKET_EFFECTS,
  TICKET_TIMER_EFFECTS,
} from './effects.js';
import { evolve } from './evolve.js';
import { GUARDS } from './guards.js';
import { timerAt } from './next-due-at.js';
import { Refusal } from './refusal.js';
import type { AutomaticRow, CommandRow, TimerRow } from './row.js';
import { type Context, directoryOf, type Situation } from './situation.js';
import {
  ASSIGNMENT_COMMANDS,
  ASSIGNMENT_TIMERS,
  type AssignmentCommandId,
  type AssignmentTimerId,
  type AutomaticId,
  TICKET_AUTOMATIC,
  TICKET_COMMANDS,
  TICKET_TIMERS,
  type TicketCommandId,
  type TicketTimerId,
} from './transitions.js';
import type { AssignmentState, TicketState } from './vocabulary.js';
import type { Whistle } from './whistle.js';
import type { NewWhistleEvent, WhistleEvent } from './whistle-event.js';

/** What follows from a command: the events, and the whistle after them. */
export interface Decision {
  readonly events: readonly WhistleEvent[];
  readonly whistle: Whistle;
}

const ticketRows = byTrigger<TicketCommandId, TicketState>(TICKET_COMMANDS);
const assignmentRows = byTrigger<AssignmentCommandId, AssignmentState>(ASSIGNMENT_COMMANDS);
const ticketTimers = Object.entries(TICKET_TIMERS) as [TicketTimerId, TimerRow<TicketState>][];
const assignmentTimers = Object.entries(ASSIGNMENT_TIMERS) as [
  AssignmentTimerId,
  TimerRow<AssignmentState>,
][];
const automaticRows = Object.entries(TICKET_AUTOMATIC) as [AutomaticId, AutomaticRow<TicketState>][];

/**
 * Decides what a command means for a whistle (`undefined`: not yet raised). Pure: the same inputs give the same events.
 *
 * Deadlines that passed before the command are on record before it takes effect, each exactly once, whether the scheduler has
 * come by or not (ADR-0031). Transitions that follow by themselves (dispatch, start, closing, redo) belong to the same decision.
 *
 * @throws Refusal when the tables do not allow it; `illegal_transition` names the states from which it would be legal.
 */
export function decide(whistle: Whistle | undefined, command: Command, context: Context): Decision {
  const course = new Course(whistle, context);
  course.catchUp();
  if (command.type === 'tick') {
    course.remind();
    if (context.directory && course.events.length > 0) course.settleClocks();
  } else {
    if ('assignmentId' in command) course.moveAssignment(command);
    else course.moveTicket(command);
    course.followUp();
    course.settleClocks();
    course.catchUp(); // a returned result may find its deadline passed (A10)
  }
  return { events: course.events, whistle: course.whistle! };
}

/** The course of one decision: every event counts at once for what comes after it. */
class Course {
  readonly events: WhistleEvent[] = [];

  constructor(
    public whistle: Whistle | undefined,
    private readonly context: Context,
  ) {}

  /** What time has brought: clocks that a new calendar moves, deadlines that passed, transitions that were due. */
  catchUp(): void {
    const { now, directory } = this.context;
    let seen = -1;
    while (this.whistle && this.events.length > seen) {
      seen = this.events.length;
      // First: a deadline that a new calendar has moved has not passed.
      if (directory) this.recordAll(reschedulings(this.whistle, directory));
      this.recordAll(breaches(this.whistle, now));
      this.passTime(false);
    }
  }

  /** What only tells somebody: warnings, and the ladder of missed deadlines. */
  remind(): void {
    if (!this.whistle) return;
    this.recordAll(warnings(this.whistle, this.context.now));
    this.passTime(true);
  }

  moveTicket(command: Exclude<Command, { assignmentId: string } | { type: 'tick' }>): void {
    const { whistle, context } = this;
    if (!whistle && command.type !== 'raise') throw new Refusal('not_found');
    const situation = { whistle, assignment: undefined, command, context };
    const id = allowed(ticketRows.get(command.type)!, whistle?.state, situation);
    this.recordAll(TICKET_EFFECTS[id](whistle!, command as never, context));
  }

  moveAssignment(command: Extract<Command, { assignmentId: string }>): void {
    const { whistle, context } = this;
    const assignment = whistle?.assignments.find(({ id }) => id === command.assignmentId);
    if (!assignment) throw new Refusal('not_found');
    const situation = { whistle, assignment, command, context };
    const id = allowed(assignmentRows.get(command.type)!, assignment.state, situation);
    this.recordAll(ASSIGNMENT_EFFECTS[id](assignment, command as never, whistle!, context));
  }

  followUp(): void {
    for (const [id, row] of automaticRows) {
      const whistle = this.whistle!;
      if (!row.from.includes(whistle.state) || !CONDITIONS[row.when](whistle, this.context)) continue;
      this.recordAll(AUTOMATIC_EFFECTS[id](whistle, this.context));
    }
  }

  /** The whistle's own clocks follow its state: one that is waited for starts, one that has no state to run in any more ends. */
  settleClocks(): void {
    const { now } = this.context;
    this.recordAll(settlements(this.whistle!));
    // While the raiser is asked, the time is not the dispatcher's (T2).
    if (
      this.whistle!.state === 'raised' &&
      !this.whistle!.clocks.triage &&
      !this.whistle!.particulars.question
    )
      this.record(triageStarted(this.whistle!, now, directoryOf(this.context)));
    if (this.context.directory) this.recordAll(demands(this.whistle!, now, this.context.directory));
  }

  // Without the alliance's directory deadlines are still on record in time; what depends on it waits for it.
  private passTime(reminding: boolean): void {
    const { context } = this;
    if (!context.directory) return;
    const isDue = (at: Instant | null) => at !== null && at < context.now;
    for (const [id, row] of assignmentTimers) {
      if ((row.reminds ?? false) !== reminding) continue;
      for (const { id: assignmentId } of this.whistle!.assignments) {
        const whistle = this.whistle!;
        const assignment = whistle.assignments.find((one) => one.id === assignmentId)!;
        if (isDue(timerAt(row, whistle, assignment)))
          this.recordAll(ASSIGNMENT_TIMER_EFFECTS[id](assignment, whistle, context));
      }
    }
    for (const [id, row] of ticketTimers) {
      const whistle = this.whistle!;
      if ((row.reminds ?? false) === reminding && isDue(timerAt(row, whistle)))
        this.recordAll(TICKET_TIMER_EFFECTS[id]!(whistle, context));
    }
  }

  private recordAll(events: readonly NewWhistleEvent[]): void {
    for (const event of events) this.record(event);
  }

  private record(event: NewWhistleEvent): void {
    const { version, round } = this.whistle ?? { version: 0, round: 1 };
    const placed = {
      ...event,
      version: version + 1,
      round: event.type === 'ticket.reopened' ? round + 1 : round,
      at: this.context.now,
    } as WhistleEvent;
    this.whistle = evolve(this.whistle, placed);
    this.events.push(placed);
  }
}

/**
 * The row of a table by which a command may go ahead. Actor before state: whoever may not do it at all need not learn when others may.
 */
function allowed<Id extends string, State extends string>(
  rows: readonly (readonly [Id, CommandRow<State>])[],
  state: State | undefined,
  situation: Situation,
): Id {
  const open = rows.filter(([, { actors }]) => isEntitled(actors, situation));
  if (open.length === 0)
    throw new Refusal('not_entitled', { actors: rows.flatMap(([, { actors }]) => actors) });
  const found = open.find(([, { from }]) => (state === undefined ? from.length === 0 : from.includes(state)));
  if (!found) {
    throw new Refusal('illegal_transition', {
      state: state ?? 'none',
      legal_from: open.flatMap(([, { from }]) => from),
    });
  }
  const [id, { guards }] = found;
  for (const guard of guards) GUARDS[guard](situation);
  return id;
}

function byTrigger<Id extends string, State>(
  table: Readonly<Record<Id, CommandRow<State>>>,
): ReadonlyMap<string, readonly (readonly [Id, CommandRow<State>])[]> {
  const rows = Object.entries(table) as [Id, CommandRow<State>][];
  return new Map(Object.entries(Object.groupBy(rows, ([, { trigger }]) => trigger))) as never;
}
