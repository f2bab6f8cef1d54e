import type { Instant } from '@muster/clock';
import { type Appliers, blankAssignment, ended, instant, pinsOf, startedTicketClock } from '../applying.js';
import { assignmentId } from '../assignment-id.js';
import { startedClock } from '../clocks.js';
import type { Command } from '../command.js';
import { policyFor } from '../deadline-policies.js';
import type { Directory, Plan, PlanText } from '../directory.js';
import { type CatchAllCause, hindrance, type Muster, muster, teamOnDuty } from '../dispatch.js';
import type { DutyPost } from '../duty.js';
import type { AutomaticEffect, TicketEffect } from '../effect.js';
import { deadline, type OfUnit, perCalendar, pins, type PinsData } from '../event-parts.js';
import { withMode } from '../mode.js';
import { Refusal } from '../refusal.js';
import { automaticRows, consequenceRows, ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import type { AssignmentRole, Mode } from '../vocabulary.js';
import type { Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

const NO_DEADLINES = {
  sign_due_at: null,
  contact_due_at: null,
  resolve_due_at: null,
  sign_warn_at: null,
  contact_warn_at: null,
  resolve_warn_at: null,
};

export interface DispatchingEvents {
  'ticket.dispatched': PinsData & {
    mode: Mode;
    lead_unit_id: string;
    co_unit_ids: string[];
    rule_id: string | null;
    catch_all: boolean;
    catch_all_because?: CatchAllCause;
    /** The plan with its text as it applied: what changes in it later does not change what was done. */
    response_plan?: PlanText & { version: number };
    /** Who answered for the units that work; absent in logs from before it was asked. */
    on_duty?: { unit_id: string; post: DutyPost; officer_ids: string[] }[];
    directory_version: number;
    resolve_due_at?: string | null;
    resolve_warn_at?: string | null;
  };
  'assignment.offered': OfUnit &
    PinsData & {
      offer_no: number;
      sign_due_at: string | null;
      contact_due_at: string | null;
      resolve_due_at: string | null;
      sign_warn_at?: string | null;
      contact_warn_at?: string | null;
      resolve_warn_at?: string | null;
    };
}

export interface DispatchingCommands {
  /** By hand, where the matrix does not say or says wrongly. */
  dispatch: { leadUnitId: string; coUnitIds: readonly string[]; informUnitIds: readonly string[] };
}

/** T5 by hand. */
export const dispatchingRows = ticketRows({
  'T5-manual': {
    from: ['raised'],
    to: 'dispatched',
    trigger: 'dispatch',
    actors: ['dispatcher'],
    guards: ['nothing_asked', 'team_fits', 'somebody_answers'],
    events: ['ticket.dispatched', 'assignment.offered'],
    zh: '人工派单',
    en: 'Dispatched by hand',
  },
});

export const dispatchingGuards = {
  /** Exactly one lead, everybody once, each an active unit (T5). */
  team_fits({ command, context }: Situation) {
    const { leadUnitId, coUnitIds, informUnitIds } = command as Command<'dispatch'>;
    const team = [leadUnitId, ...coUnitIds, ...informUnitIds];
    for (const unitId of team) {
      if (!directoryOf(context).unit(unitId)?.active) throw new Refusal('unknown_unit', { unit_id: unitId });
    }
    const twice = team.find((unitId, index) => team.indexOf(unitId) !== index);
    if (twice !== undefined) throw new Refusal('takes_part_already', { unit_id: twice });
  },
  /** Each unit that is to work has somebody who answers for it now (T5). */
  somebody_answers({ command, context }: Situation) {
    const { leadUnitId, coUnitIds } = command as Command<'dispatch'>;
    const silent = [leadUnitId, ...coUnitIds].filter(
      (unitId) => hindrance(unitId, context.now, directoryOf(context)) !== null,
    );
    if (silent.length > 0) throw new Refusal('nobody_on_duty', { unit_ids: silent });
  },
};

/** T5: who takes part, by the responsibility matrix. */
export const dispatchingAutomatic = automaticRows({
  T5: {
    from: ['raised'],
    to: 'dispatched',
    trigger: 'automatic',
    when: 'routing_is_clear',
    events: ['ticket.dispatched', 'assignment.offered'],
    zh: '派单',
    en: 'Dispatched by the responsibility matrix',
  },
});

/** A1: every unit that is mustered gets an assignment of its own. */
export const dispatchingConsequences = consequenceRows({
  A1: {
    from: [],
    to: 'offered',
    with: ['T5', 'T5-manual', 'T7-add', 'T7-replace', 'A5-upheld'],
    event: 'assignment.offered',
    zh: '派至单位',
    en: 'Offered to a unit',
  },
});

export const dispatchingEffects = {
  T5: (whistle, context) => {
    const directory = directoryOf(context);
    return dispatched(whistle, muster(whistle, context.now, directory)!, context.now, directory);
  },
} satisfies Record<keyof typeof dispatchingAutomatic, AutomaticEffect>;

export const manualDispatchEffects = {
  'T5-manual': (whistle, team: Command<'dispatch'>, context) =>
    dispatched(
      whistle,
      { ...team, plan: undefined, rule: undefined, catchAllBecause: null },
      context.now,
      directoryOf(context),
    ),
} satisfies Record<keyof typeof dispatchingRows, TicketEffect>;

// T5 with A1: one lead and everybody else's own assignment. All clocks start here, so refusing to sign gains nothing (B2.3).
function dispatched(whistle: Whistle, team: Muster, now: Instant, directory: Directory): NewWhistleEvent[] {
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory, whistle.level);
  const offer = offering(whistle, now, directory);
  return [
    {
      type: 'ticket.dispatched',
      data: {
        mode: team.coUnitIds.length > 0 ? 'joint' : 'single',
        lead_unit_id: team.leadUnitId,
        co_unit_ids: [...team.coUnitIds],
        rule_id: team.rule?.id ?? null,
        catch_all: team.catchAllBecause !== null,
        ...(team.catchAllBecause && { catch_all_because: team.catchAllBecause }),
        ...(team.plan && { response_plan: textOf(team.plan) }),
        on_duty: teamOnDuty(team, now, directory).map(({ unitId, post, officerIds }) => ({
          unit_id: unitId,
          post,
          officer_ids: [...officerIds],
        })),
        directory_version: directory.version,
        ...deadline('resolve', policy.resolve, now, directory.defaultCalendar),
        ...pins(policy, version, directory.defaultCalendar),
      },
    },
    offer(team.leadUnitId, 'lead'),
    ...team.coUnitIds.map((unitId) => offer(unitId, 'co')),
    ...team.informUnitIds.map((unitId) => offer(unitId, 'inform')),
  ];
}

/** What a plan says besides who takes part, which the offers say. */
function textOf(plan: Plan): PlanText & { version: number } {
  return {
    code: plan.code,
    version: plan.version,
    kind: plan.kind,
    name_zh: plan.name_zh,
    name_en: plan.name_en,
    steps: plan.steps,
    ...(plan.stand_down_when && { stand_down_when: plan.stand_down_when }),
    ...(plan.secretary_officer_id !== undefined && { secretary_officer_id: plan.secretary_officer_id }),
  };
}

/** Makes offers (A1): all clocks of a unit start with its own offer, by the policy of today. */
export function offering(
  whistle: Whistle,
  now: Instant,
  directory: Directory,
): (unitId: string, role: AssignmentRole) => NewWhistleEvent {
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory, whistle.level);
  const deadlinesOn = perCalendar((calendar) => ({
    ...deadline('sign', policy.sign, now, calendar),
    ...deadline('contact', policy.contact, now, calendar),
    ...deadline('resolve', policy.resolve, now, calendar),
    ...pins(policy, version, calendar),
  }));
  return (unitId, role) => {
    const offerNo = offersTo(whistle, unitId) + 1;
    return {
      type: 'assignment.offered',
      data: {
        assignment_id: assignmentId(whistle.id, whistle.round, unitId, offerNo),
        unit_id: unitId,
        role,
        offer_no: offerNo,
        ...deadlinesOn(directory.calendarOf(unitId)),
        ...(role === 'inform' && NO_DEADLINES),
      },
    };
  };
}

function offersTo({ assignments, round }: Whistle, unitId: string): number {
  let offers = 0;
  for (const assignment of assignments) {
    if (assignment.unitId === unitId && assignment.round === round) offers++;
  }
  return offers;
}

export const dispatchingAppliers: Appliers<DispatchingEvents> = {
  'ticket.dispatched': (whistle, data, { at }) => ({
    ...whistle,
    state: 'dispatched',
    dispatch: {
      ...pinsOf(data),
      mode: data.mode,
      leadUnitId: data.lead_unit_id,
      ruleId: data.rule_id,
      catchAll: data.catch_all,
      ...(data.catch_all_because && { catchAllBecause: data.catch_all_because }),
      ...(data.response_plan && { plan: data.response_plan }),
      directoryVersion: data.directory_version,
      at,
    },
    pins: null,
    waits: ended(whistle.waits, at), // of a lead that is none any more (T4)
    clocks: startedTicketClock(whistle.clocks, 'resolve', at, data.resolve_due_at, data.resolve_warn_at),
  }),
  'assignment.offered': (whistle, data, { at }) =>
    withMode({
      ...whistle,
      // A successor leads from its offer on, so that there is never nobody (首接負責).
      dispatch:
        data.role === 'lead' && whistle.dispatch!.leadUnitId !== data.unit_id
          ? { ...whistle.dispatch!, leadUnitId: data.unit_id }
          : whistle.dispatch,
      assignments: [
        ...whistle.assignments,
        {
          ...blankAssignment(whistle, data, at),
          offerNo: data.offer_no,
          clocks: {
            sign: startedClock(at, instant(data.sign_due_at), instant(data.sign_warn_at)),
            contact: startedClock(at, instant(data.contact_due_at), instant(data.contact_warn_at)),
            resolve: startedClock(at, instant(data.resolve_due_at), instant(data.resolve_warn_at)),
          },
        },
      ],
    }),
};
