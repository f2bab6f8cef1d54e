import { type Instant, localDate } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { TICKET_STATES } from '../vocabulary.js';
import type { Whistle } from '../whistle.js';

/** What has to land before a problem is solved for good (mechanisms 0.20, 2.11). */
export const FOLLOW_UP_KINDS = ['policy', 'plan', 'project', 'other'] as const;
/** What a meeting decided comes by itself (mechanisms 0.12, 2.7). */
export const ALL_FOLLOW_UP_KINDS = [...FOLLOW_UP_KINDS, 'decision'] as const;
export type FollowUpKind = (typeof ALL_FOLLOW_UP_KINDS)[number];

export interface FollowingUpCommands {
  /** @property dueOn calendar day `YYYY-MM-DD`. @property meetingId the meeting whose decision it is; then `followUpId` is the decision's. */
  add_follow_up: {
    followUpId: string;
    kind: FollowUpKind;
    unitId: string;
    title: string;
    dueOn: string;
    meetingId?: string;
  };
  /** The policy was adopted; it lands when it is in force where it was needed. @property note e.g. under which number. */
  adopt_follow_up: { followUpId: string; note: string };
  land_follow_up: { followUpId: string; result: string };
  /** @property dueOn another day; absent: it stays what it was. */
  reopen_follow_up: { followUpId: string; reason: string; dueOn?: string };
  /** It is not needed any more, or cannot be had. */
  drop_follow_up: { followUpId: string; reason: string };
  /** @property today `YYYY-MM-DD` where the alliance is. */
  note_overdue_follow_ups: { today: string };
}

export interface FollowingUpEvents {
  'followup.added': FollowUpKey & { due_on: string; title: string; meeting_id?: string };
  'followup.adopted': FollowUpKey & { note: string };
  'followup.landed': FollowUpKey & { result: string };
  'followup.reopened': FollowUpKey & { due_on: string; reason: string };
  'followup.dropped': FollowUpKey & { due_on: string; reason: string };
  'followup.overdue': FollowUpKey & { due_on: string };
}

interface FollowUpKey {
  follow_up_id: string;
  kind: FollowUpKind;
  unit_id: string;
}

/** A policy is proposed, adopted and lands (mechanisms 2.11); of the others nothing is adopted. Or it is dropped (ADR-0244). */
export const FOLLOW_UP_STATES = ['open', 'adopted', 'landed', 'dropped'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

export interface FollowUp {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly unitId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly meetingId?: string;
  /** Absent for those of before ADR-0238. */
  readonly addedAt?: Instant;
  /** Only a policy is adopted before it lands (mechanisms 2.11). */
  readonly adopted?: { readonly note: string; readonly at: Instant };
  readonly landed: { readonly result: string; readonly at: Instant } | null;
  /** Why it is not seen through. */
  readonly dropped?: { readonly reason: string; readonly at: Instant };
  /** Why it was given back, the last time. */
  readonly reopened?: { readonly reason: string; readonly at: Instant };
  /** Told of as late; absent when it is not, or has landed, was dropped or given back since. */
  readonly overdueSince?: Instant;
}

export interface FollowingUpParticulars {
  readonly followUps?: readonly FollowUp[];
}

/** How far it is. */
export function stateOf({
  adopted,
  landed,
  dropped,
}: Pick<FollowUp, 'adopted' | 'landed' | 'dropped'>): FollowUpState {
  if (dropped) return 'dropped';
  if (landed) return 'landed';
  return adopted ? 'adopted' : 'open';
}

const FROM = ['in_progress', 'sign_off', 'resolved', 'closed'] as const;
/** A meeting may take up any whistle that is not another's, nobody's or none. */
const FROM_DECIDED = ['raised', 'dispatched', 'on_account', ...FROM] as const;

/** The unit that sees to it, whether or not it is at work on the whistle, and whoever answers for the whole. */
const OWNERS = ['follow_up_unit', 'lead_unit', 'dispatcher', 'council'] as const;

/**
 * Follow-up tasks until the policy or plan has landed, beyond the end of the whistle itself (mechanisms 0.20). What has been written down is
 * seen through in every state: a policy is needed even when the whistle behind it was withdrawn or merged (ADR-0238).
 */
export const followingUpRows = ticketRows({
  'follow-up': {
    from: FROM,
    to: 'same',
    trigger: 'add_follow_up',
    actors: ['lead_unit', 'dispatcher', 'council'],
    guards: ['follow_up_unit_is_active', 'due_day_lies_ahead'],
    events: ['followup.added'],
    zh: '登记后续任务',
    en: 'What has to land is written down',
  },
  // Who owns it was examined where it was decided (ADR-0211).
  'follow-up-decided': {
    from: FROM_DECIDED,
    to: 'same',
    trigger: 'add_follow_up',
    actors: ['product'],
    guards: [],
    events: ['followup.added'],
    zh: '会议决定转为后续任务',
    en: 'What a meeting decided has to land',
  },
  'follow-up-adopted': {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'adopt_follow_up',
    actors: OWNERS,
    guards: ['policy_is_proposed'],
    events: ['followup.adopted'],
    zh: '政策已出台',
    en: 'The policy is adopted',
  },
  'follow-up-landed': {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'land_follow_up',
    actors: OWNERS,
    guards: ['follow_up_is_open'],
    events: ['followup.landed'],
    zh: '政策或计划已落地',
    en: 'It has landed',
  },
  'follow-up-reopened': {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'reopen_follow_up',
    actors: ['dispatcher', 'council'],
    guards: ['follow_up_has_ended', 'due_day_lies_ahead'],
    events: ['followup.reopened'],
    zh: '未真正落地，退回；已撤销的恢复',
    en: 'It has not landed after all, or is not dropped after all',
  },
  // Not by the unit that sees to it: it would be a way out of being late.
  'follow-up-dropped': {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'drop_follow_up',
    actors: ['dispatcher', 'council'],
    guards: ['follow_up_is_open', 'no_meeting_decided_it'],
    events: ['followup.dropped'],
    zh: '撤销后续任务',
    en: 'It is not needed any more',
  },
  'follow-up-overdue': {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'note_overdue_follow_ups',
    actors: ['product'],
    guards: ['follow_up_is_late'],
    events: ['followup.overdue'],
    zh: '后续任务逾期',
    en: 'A follow-up is late',
  },
});

export const followingUpGuards = {
  follow_up_unit_is_active({ command, context }: Situation) {
    const { unitId } = command as Command<'add_follow_up'>;
    if (directoryOf(context).unit(unitId)?.active !== true)
      throw new Refusal('unknown_units', { unit_ids: [unitId] });
  },
  policy_is_proposed: (situation: Situation) => {
    if (!asked(situation).some((one) => one.kind === 'policy' && stateOf(one) === 'open'))
      throw new Refusal('no_proposed_policy', named(situation));
  },
  follow_up_is_open: (situation: Situation) => {
    if (!asked(situation).some(isOpen)) throw new Refusal('no_open_follow_up', named(situation));
  },
  follow_up_has_ended: (situation: Situation) => {
    if (asked(situation).every(isOpen)) throw new Refusal('no_landed_follow_up', named(situation));
  },
  no_meeting_decided_it: (situation: Situation) => {
    if (!asked(situation).some((one) => isOpen(one) && one.kind !== 'decision'))
      throw new Refusal('meeting_decided_it', named(situation));
  },
  due_day_lies_ahead({ command, context }: Situation) {
    const { dueOn } = command as Command<'add_follow_up' | 'reopen_follow_up'>;
    if (dueOn === undefined) return;
    const today = localDate(directoryOf(context).defaultCalendar.timeZone, context.now);
    if (dueOn < today) throw new Refusal('due_in_past');
  },
  follow_up_is_late({ whistle, command }: Situation) {
    const { today } = command as Command<'note_overdue_follow_ups'>;
    if (newlyLate(whistle!, today).length === 0) throw new Refusal('nothing_is_late');
  },
};

/** The follow-up that the command names; all of them while nobody has asked yet, and it is only to be known what could be asked. */
function asked({ whistle, command }: Situation): readonly FollowUp[] {
  const { followUpId } = command as Partial<Command<'land_follow_up'>>;
  return followUpsOf(whistle!).filter(({ id }) => followUpId === undefined || id === followUpId);
}

const named = ({ command }: Situation) => ({
  follow_up_id: (command as Partial<Command<'land_follow_up'>>).followUpId,
});

function newlyLate(whistle: Whistle, today: string): FollowUp[] {
  return followUpsOf(whistle).filter(
    (one) => isOpen(one) && one.overdueSince === undefined && one.dueOn < today,
  );
}

/** It is still to be seen through. */
function isOpen({ landed, dropped }: FollowUp): boolean {
  return landed === null && dropped === undefined;
}

/** What has to land because of a whistle, in the order in which it was written down. */
export function followUpsOf({ particulars }: Whistle): readonly FollowUp[] {
  return particulars.followUps ?? [];
}

const added: TicketEffect = (
  _,
  { followUpId, kind, unitId, title, dueOn, meetingId }: Command<'add_follow_up'>,
) => [
  {
    type: 'followup.added',
    data: {
      ...{ follow_up_id: followUpId, kind, unit_id: unitId, due_on: dueOn, title },
      ...(meetingId !== undefined && { meeting_id: meetingId }),
    },
  },
];

export const followingUpEffects = {
  'follow-up': added,
  'follow-up-decided': added,
  'follow-up-adopted': (whistle, { followUpId, note }: Command<'adopt_follow_up'>) => [
    { type: 'followup.adopted', data: { ...keyOf(followUp(whistle, followUpId)), note } },
  ],
  'follow-up-landed': (whistle, { followUpId, result }: Command<'land_follow_up'>) => [
    { type: 'followup.landed', data: { ...keyOf(followUp(whistle, followUpId)), result } },
  ],
  'follow-up-reopened': (whistle, { followUpId, reason, dueOn }: Command<'reopen_follow_up'>) => {
    const landed = followUp(whistle, followUpId);
    const data = { ...keyOf(landed), due_on: dueOn ?? landed.dueOn, reason };
    return [{ type: 'followup.reopened', data }];
  },
  'follow-up-dropped': (whistle, { followUpId, reason }: Command<'drop_follow_up'>) => {
    const open = followUp(whistle, followUpId);
    return [{ type: 'followup.dropped', data: { ...keyOf(open), due_on: open.dueOn, reason } }];
  },
  'follow-up-overdue': (whistle, { today }: Command<'note_overdue_follow_ups'>) =>
    newlyLate(whistle, today).map((late) => ({
      type: 'followup.overdue',
      data: { ...keyOf(late), due_on: late.dueOn },
    })),
} satisfies Record<keyof typeof followingUpRows, TicketEffect>;

const followUp = (whistle: Whistle, followUpId: string): FollowUp =>
  followUpsOf(whistle).find(({ id }) => id === followUpId)!;

const keyOf = ({ id, kind, unitId }: FollowUp): FollowUpKey => ({
  follow_up_id: id,
  kind,
  unit_id: unitId,
});

export const followingUpAppliers: Appliers<FollowingUpEvents> = {
  'followup.added': (whistle, { follow_up_id, kind, unit_id, due_on, title, meeting_id }, { at }) =>
    withParticulars(whistle, {
      followUps: [
        ...followUpsOf(whistle),
        {
          ...{ id: follow_up_id, kind, unitId: unit_id, title, dueOn: due_on, addedAt: at, landed: null },
          ...(meeting_id !== undefined && { meetingId: meeting_id }),
        },
      ],
    }),
  'followup.adopted': (whistle, { follow_up_id, note }, { at }) =>
    changed(whistle, follow_up_id, (one) => ({ ...one, adopted: { note, at } })),
  'followup.landed': (whistle, { follow_up_id, result }, { at }) =>
    changed(whistle, follow_up_id, ({ overdueSince: _, ...one }) => ({ ...one, landed: { result, at } })),
  'followup.reopened': (whistle, { follow_up_id, due_on, reason }, { at }) =>
    changed(whistle, follow_up_id, ({ dropped: _, ...one }) => ({
      ...one,
      ...{ landed: null, dueOn: due_on, reopened: { reason, at } },
    })),
  'followup.dropped': (whistle, { follow_up_id, reason }, { at }) =>
    changed(whistle, follow_up_id, ({ overdueSince: _, ...one }) => ({ ...one, dropped: { reason, at } })),
  'followup.overdue': (whistle, { follow_up_id }, { at }) =>
    changed(whistle, follow_up_id, (one) => ({ ...one, overdueSince: at })),
};

function changed(whistle: Whistle, followUpId: string, change: (one: FollowUp) => FollowUp): Whistle {
  return withParticulars(whistle, {
    followUps: followUpsOf(whistle).map((one) => (one.id === followUpId ? change(one) : one)),
  });
}
