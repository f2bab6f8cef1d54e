import type { Actor } from '../actor.js';
import { type Appliers, NO_PARTICULARS } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { CHOOSABLE_KINDS, KIND_RULES, SOURCE_OF } from '../kinds.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { type Context, directoryOf, type Situation } from '../situation.js';
import type { Place } from '../place.js';
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
    place?: Place;
    /** A key project of the alliance (重大项目) that it is about. */
    projectId?: string;
    /** On behalf of whom; an enterprise raises for itself only. */
    enterpriseId?: string;
    /** The priority right, claimed by a primary party organisation; why is kept for the audit (mechanisms 2.24). */
    priority?: { readonly claim: string };
    /** A closed whistle that this one repeats, when it cannot be reopened any more (T19). */
    recurrenceOf?: string;
    /** Leaves the routing to a dispatcher. */
    hold?: boolean;
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
    place: Place | null;
    project_id: string | null;
    priority_claim?: string;
    recurrence_of?: string;
    held?: boolean;
  };
}

export interface RaisingParticulars {
  readonly priorityClaim?: string;
  readonly recurrenceOf?: string;
  /** Not routed by itself: a dispatcher decides. */
  readonly held?: boolean;
}

/** T1: the whistle is blown. */
export const raisingRows = ticketRows({
  T1: {
    from: [],
    to: 'raised',
    trigger: 'raise',
    actors: ['enterprise', 'party_secretary', 'hotline', 'council', 'product'],
    guards: [
      'known_category',
      'known_process_stage',
      'known_project',
      'repeats_a_closed_whistle',
      'active_membership',
      'kind_allowed',
      'priority_allowed',
    ],
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
      priority: command.priority !== undefined,
      level: KIND_RULES[kind].initialLevel,
      title: command.title,
      description: command.description,
      place: command.place ?? null,
      project_id: command.projectId ?? null,
      ...(command.priority && { priority_claim: command.priority.claim }),
      ...(command.recurrenceOf !== undefined && { recurrence_of: command.recurrenceOf }),
      ...(command.hold && { held: true }),
    },
  };
}

function raisingEnterprise(actor: Actor, { enterpriseId }: Command<'raise'>): string | null {
  return (actor.role === 'enterprise' ? actor.enterpriseId : (enterpriseId ?? actor.enterpriseId)) ?? null;
}

export const raisingGuards = {
  known_category({ command, context }: Situation) {
    const { category } = command as Command<'raise' | 'recategorise'>;
    if (!directoryOf(context).category(category)) throw new Refusal('unknown_category', { category });
  },
  known_process_stage({ command, context }: Situation) {
    const { processStage } = command as Command<'raise' | 'recategorise'>;
    if (processStage !== undefined && !directoryOf(context).hasStage(processStage))
      throw new Refusal('unknown_process_stage', { process_stage: processStage });
  },
  known_project({ command, context }: Situation) {
    const { projectId } = command as Command<'raise'>;
    if (projectId !== undefined && !directoryOf(context).hasProject(projectId))
      throw new Refusal('unknown_project', { project_id: projectId });
  },
  /** Whoever says that something has come back says what; as long as that is open, there is nothing new to raise (T19). */
  repeats_a_closed_whistle({ command, context }: Situation) {
    const { recurrenceOf } = command as Command<'raise'>;
    if (recurrenceOf === undefined) return;
    const { earlier } = context;
    if (earlier?.id !== recurrenceOf) throw new Refusal('unknown_recurrence');
    if (earlier.state !== 'closed')
      throw new Refusal('recurrence_still_open', { ticket_no: earlier.number, state: earlier.state });
  },
  /** An enterprise speaks for itself, a party organisation for its own; others name an enterprise of the alliance, or none (T1). */
  active_membership({ command, context }: Situation) {
    const { actor } = context;
    const { enterpriseId } = command as Command<'raise'>;
    const own = actor.enterpriseId !== undefined || actor.role === 'enterprise';
    if (own && enterpriseId !== undefined && enterpriseId !== actor.enterpriseId)
      throw new Refusal('not_entitled');
    const id = own ? actor.enterpriseId : enterpriseId;
    if (id === undefined && actor.role === 'party_secretary') throw new Refusal('enterprise_needed');
    if (id === undefined || directoryOf(context).enterprise(id)?.active) return;
    throw new Refusal(own ? 'not_a_member' : 'unknown_enterprise', { enterprise_id: id });
  },
  kind_allowed({ command, context }: Situation) {
    const { kind, category } = command as Command<'raise'>;
    const allowed: readonly Kind[] = CHOOSABLE_KINDS[context.actor.role] ?? [];
    if (kind === undefined || allowed.includes(kind)) return;
    if (directoryOf(context).category(category)?.kind === kind) return;
    throw new Refusal('kind_not_allowed', { kind, allowed });
  },
  /** The right belongs to primary party organisations, and each claim gives its reason. */
  priority_allowed({ command, context }: Situation) {
    const { priority } = command as Command<'raise'>;
    if (priority && context.actor.role !== 'party_secretary') throw new Refusal('priority_not_allowed');
  },
};

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
    place: data.place ?? null, // logs from before places were asked for have none
    projectId: data.project_id ?? null,
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
    particulars: particularsOf(data),
  };
}

function particularsOf({
  priority_claim,
  recurrence_of,
  held,
}: RaisingEvents['ticket.raised']): RaisingParticulars {
  if (priority_claim === undefined && recurrence_of === undefined && held === undefined)
    return NO_PARTICULARS;
  return {
    ...(priority_claim !== undefined && { priorityClaim: priority_claim }),
    ...(recurrence_of !== undefined && { recurrenceOf: recurrence_of }),
    ...(held !== undefined && { held }),
  };
}
