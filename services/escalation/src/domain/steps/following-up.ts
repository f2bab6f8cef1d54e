import type { Instant } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';

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
  land_follow_up: { followUpId: string; result: string };
}

export interface FollowingUpEvents {
  'followup.added': {
    follow_up_id: string;
    kind: FollowUpKind;
    unit_id: string;
    due_on: string;
    title: string;
    meeting_id?: string;
  };
  'followup.landed': { follow_up_id: string; kind: FollowUpKind; unit_id: string; result: string };
}

export interface FollowUp {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly unitId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly meetingId?: string;
  readonly landed: { readonly result: string; readonly at: Instant } | null;
}

export interface FollowingUpParticulars {
  readonly followUps?: readonly FollowUp[];
}

const FROM = ['in_progress', 'sign_off', 'resolved', 'closed'] as const;
/** A meeting may take up any whistle that is not another's, nobody's or none. */
const FROM_DECIDED = ['raised', 'dispatched', 'on_account', ...FROM] as const;

/** Follow-up tasks until the policy or plan has landed, beyond the end of the whistle itself (mechanisms 0.20). */
export const followingUpRows = ticketRows({
  'follow-up': {
    from: FROM,
    to: 'same',
    trigger: 'add_follow_up',
    actors: ['lead_unit', 'dispatcher', 'council'],
    guards: ['follow_up_unit_is_active'],
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
  'follow-up-landed': {
    from: FROM_DECIDED,
    to: 'same',
    trigger: 'land_follow_up',
    actors: ['lead_unit', 'dispatcher', 'council'],
    guards: ['follow_up_is_open'],
    events: ['followup.landed'],
    zh: '政策或计划已落地',
    en: 'It has landed',
  },
});

export const followingUpGuards = {
  follow_up_unit_is_active({ command, context }: Situation) {
    const { unitId } = command as Command<'add_follow_up'>;
    if (directoryOf(context).unit(unitId)?.active !== true)
      throw new Refusal('unknown_units', { unit_ids: [unitId] });
  },
  follow_up_is_open({ whistle, command }: Situation) {
    const open = (whistle!.particulars.followUps ?? []).filter(({ landed }) => landed === null);
    const { followUpId } = command as Partial<Command<'land_follow_up'>>;
    if (!open.some(({ id }) => followUpId === undefined || id === followUpId))
      throw new Refusal('no_open_follow_up', { follow_up_id: followUpId });
  },
};

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
  'follow-up-landed': (whistle, { followUpId, result }: Command<'land_follow_up'>) => {
    const { kind, unitId } = whistle.particulars.followUps!.find(({ id }) => id === followUpId)!;
    return [{ type: 'followup.landed', data: { follow_up_id: followUpId, kind, unit_id: unitId, result } }];
  },
} satisfies Record<keyof typeof followingUpRows, TicketEffect>;

export const followingUpAppliers: Appliers<FollowingUpEvents> = {
  'followup.added': (whistle, { follow_up_id, kind, unit_id, due_on, title, meeting_id }) =>
    withParticulars(whistle, {
      followUps: [
        ...(whistle.particulars.followUps ?? []),
        {
          ...{ id: follow_up_id, kind, unitId: unit_id, title, dueOn: due_on, landed: null },
          ...(meeting_id !== undefined && { meetingId: meeting_id }),
        },
      ],
    }),
  'followup.landed': (whistle, { follow_up_id, result }, { at }) =>
    withParticulars(whistle, {
      followUps: whistle.particulars.followUps!.map((one) =>
        one.id === follow_up_id ? { ...one, landed: { result, at } } : one,
      ),
    }),
};
