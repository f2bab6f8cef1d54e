import type { Actor } from '../actor.js';
import { type Appliers, NO_PARTICULARS } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { KIND_RULES, SOURCE_OF } from '../kinds.js';
import { ticketRows } from '../row.js';
import { type Context, directoryOf } from '../situation.js';
import type { Kind, Source } from '../vocabulary.js';
import type { Whistle } from '../whistle.js';
import type { NewWhistleEvent, WhistleEvent } from '../whistle-event.js';

export interface RaisingCommands {
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
}

export interface RaisingEvents {
  'ticket.raised': {
    ticket_id: string;
    ticket_no: string;
    enterprise_id: string | null;
    source: Source;
    kind: Kind;
    category_code: string;
    process_stage: string | null;
    priority: boolean;
    level: number;
    title: string;
    description: string;
  };
}

/** T1: the whistle is blown. */
export const raisingRows = ticketRows({
  T1: {
    from: [],
    to: 'raised',
    trigger: 'raise',
    actors: ['enterprise', 'hotline', 'council'],
    guards: ['known_category', 'known_process_stage', 'active_membership', 'kind_allowed'],
    events: ['ticket.raised'],
    zh: '吹哨',
    en: 'The whistle is blown',
  },
});

export const raisingEffects = {
  T1: (_, command: Command<'raise'>, context) => [raisedBy(command, context)],
} satisfies Record<keyof typeof raisingRows, TicketEffect>;

function raisedBy(command: Command<'raise'>, context: Context): NewWhistleEvent {
  const { actor } = context;
  const kind =
    command.kind ??
    (actor.role === 'council' ? 'proactive' : directoryOf(context).category(command.category)!.kind);
  return {
    type: 'ticket.raised',
    data: {
      ticket_id: command.ticketId,
      ticket_no: command.number,
      enterprise_id: raisingEnterprise(actor, command),
      source: SOURCE_OF[actor.role]!,
      kind,
      category_code: command.category,
      process_stage: command.processStage ?? null,
      priority: false,
      level: KIND_RULES[kind].initialLevel,
      title: command.title,
      description: command.description,
    },
  };
}

function raisingEnterprise(actor: Actor, { enterpriseId }: Command<'raise'>): string | null {
  return (actor.role === 'enterprise' ? actor.enterpriseId : enterpriseId) ?? null;
}

/** The first event makes the whistle; it changes none. */
export const raisingAppliers: Appliers<RaisingEvents> = {
  'ticket.raised': (whistle) => whistle,
};

/** A whistle as its first event leaves it. */
export function raisedWhistle({ data, at, version }: WhistleEvent<'ticket.raised'>): Whistle {
  return {
    id: data.ticket_id,
    number: data.ticket_no,
    version,
    state: 'raised',
    kind: data.kind,
    level: data.level,
    round: 1,
    priority: data.priority,
    source: data.source,
    enterpriseId: data.enterprise_id,
    category: data.category_code,
    processStage: data.process_stage,
    title: data.title,
    description: data.description,
    dispatch: null,
    assignments: [],
    callBacks: [],
    pins: null,
    clocks: {},
    windows: {},
    waits: [],
    summary: null,
    outcome: null,
    raisedAt: at,
    startedAt: null,
    resolvedAt: null,
    closedAt: null,
    particulars: NO_PARTICULARS,
  };
}
