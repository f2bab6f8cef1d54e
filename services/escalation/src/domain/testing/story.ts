import type { Instant } from '@muster/clock';
import { type Actor, SYSTEM } from '../actor.js';
import type { Command, CommandType, Commands } from '../command.js';
import { decide } from '../decide.js';
import type { Directory } from '../directory.js';
import { evolve } from '../evolve.js';
import { Refusal } from '../refusal.js';
import type { Context } from '../situation.js';
import { type Assignment, currentAssignments, type Whistle } from '../whistle.js';
import type { WhistleEvent } from '../whistle-event.js';
import { acme, dispatcher, harbour, officerOf } from './harbour.js';

export const TICKET = '01990000-0000-7000-8000-000000000001';

/** Local time of the harbour (UTC+8, no changes of clocks). */
export const at = (local: string): Instant => Date.parse(`${local}+08:00`);
export const local = (instant: Instant): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

type AssignmentCommandType = Extract<Command, { assignmentId: string }>['type'];

/**
 * Tells the story of one whistle for specs: given what happened, when somebody acts, then these events follow. Time moves only when
 * the story says so. Every event is folded a second time by itself, so that state never depends on how it was reached.
 */
export class Story {
  whistle: Whistle | undefined;
  now: Instant = at('2026-09-28T09:00');
  directory: Directory = harbour();
  /** What commands may refer to besides. */
  known: Pick<Context, 'earlier' | 'attachments'> = {};
  readonly events: WhistleEvent[] = [];
  /** The events of the last act. */
  last: readonly WhistleEvent[] = [];

  at(local: string): this {
    this.now = at(local);
    return this;
  }

  /** Acts as anybody. @throws Refusal */
  act<Type extends CommandType>(type: Type, body: Commands[Type], actor: Actor): this {
    const decision = decide(this.whistle, { type, ...body } as Command, {
      now: this.now,
      actor,
      directory: this.directory,
      ...this.known,
    });
    this.last = decision.events;
    this.events.push(...decision.events);
    this.whistle = decision.whistle;
    expect(this.events.reduce<Whistle | undefined>(evolve, undefined)).toEqual(this.whistle);
    return this;
  }

  raise(body: Partial<Commands['raise']> = {}, actor: Actor = acme): this {
    const whistle = {
      ticketId: TICKET,
      number: 'HB-2026-000001',
      title: 'Boxes wait',
      description: 'Since Monday',
    };
    return this.act('raise', { ...whistle, category: 'clearance', ...body }, actor);
  }

  sign = (unit: string) => this.on('sign', unit, {});
  reportIn = (unit: string) =>
    this.on('report_in', unit, {
      contact: { who: 'Mr. Li', channel: 'on_site', agreed: 'Inspection at 3 pm' },
    });
  submit = (unit: string) => this.on('submit', unit, { result: 'Released' });
  accept = (unit: string, by: Actor = officerOf('customs')) => this.on('accept', unit, {}, by);
  return = (unit: string, by: Actor = officerOf('customs')) =>
    this.on('return', unit, { reason: 'No proof' }, by);
  resolve = (by = 'customs') => this.act('resolve', {}, officerOf(by));
  tick = () => this.act('tick', {}, SYSTEM);
  callBack = (body: Omit<Commands['record_call_back'], 'callBackId'>, by: Actor = acme) =>
    this.act('record_call_back', { callBackId: TICKET, ...body }, by);

  /** Each unit signs, reports in and submits. */
  worked(...units: string[]): this {
    for (const unit of units) this.sign(unit).reportIn(unit).submit(unit);
    return this;
  }

  /** The whole way to a resolved whistle of customs, border and terminal. */
  resolved(): this {
    return this.raise()
      .worked('customs', 'border', 'terminal')
      .accept('border')
      .accept('terminal', dispatcher)
      .resolve();
  }

  assignmentOf(unit: string): Assignment {
    return currentAssignments(this.whistle!).findLast(({ unitId }) => unitId === unit)!;
  }

  get types(): string[] {
    return this.last.map(({ type }) => type);
  }

  /** A unit's officer, or anybody else, on a unit's assignment. */
  on<Type extends AssignmentCommandType>(
    type: Type,
    unit: string,
    body: Omit<Commands[Type], 'assignmentId'>,
    by: Actor = officerOf(unit),
  ): this {
    return this.act(type, { assignmentId: this.assignmentOf(unit).id, ...body } as Commands[Type], by);
  }
}

/** What refused an act: code and parameters. */
export function refusalOf(act: () => unknown): { code: string; params: Record<string, unknown> } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('it was allowed');
}
