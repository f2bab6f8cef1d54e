import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { iso } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import { days } from '../spans.js';
import type { Whistle } from '../whistle.js';

/** After its end a whistle can be excluded from the figures for a month (T23). */
export const OBJECTION_DAYS = 30;

/** Why a whistle does not count for or against a unit (T23). */
export const EXCLUSION_REASONS = [
  'beyond_powers',
  'force_majeure',
  'raiser_unreasonable',
  'duplicate',
  'wrong_description',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface ExcludingCommands {
  request_exclusion: { reason: ExclusionReason; grounds: string };
  support_exclusion: { note: string };
  grant_exclusion: { note: string };
  refuse_exclusion: { note: string };
  revoke_exclusion: { note: string };
}

export interface ExcludingEvents {
  'exclusion.requested': {
    reason_code: ExclusionReason;
    grounds: string;
    unit_id: string;
    requested_by: string;
  };
  'exclusion.supported': { note: string; supported_by: string };
  'exclusion.granted': { reason_code: ExclusionReason; note: string };
  'exclusion.refused': { note: string };
  'exclusion.revoked': { note: string };
}

export interface ExcludingParticulars {
  readonly exclusion?: {
    readonly reason: ExclusionReason;
    readonly grounds: string;
    readonly unitId: string;
    readonly requestedBy: string;
    readonly supportedBy: string | null;
    readonly state: 'requested' | 'supported' | 'granted' | 'refused' | 'revoked';
  };
}

const DISPATCHED = ['dispatched', 'in_progress', 'sign_off', 'resolved', 'on_account', 'closed'] as const;

/** T23: a unit asks, the secretariat supports, an independent person decides; it can be taken back (剔除). */
export const excludingRows = ticketRows({
  'T23-ask': {
    from: DISPATCHED,
    to: 'same',
    trigger: 'request_exclusion',
    actors: ['head_taking_part'],
    guards: ['objection_is_open', 'no_exclusion_pending'],
    events: ['exclusion.requested'],
    zh: '申请剔除',
    en: 'A unit asks not to be measured by it',
  },
  'T23-support': {
    from: DISPATCHED,
    to: 'same',
    trigger: 'support_exclusion',
    actors: ['dispatcher'],
    guards: ['exclusion_requested', 'exclusion_by_somebody_else'],
    events: ['exclusion.supported'],
    zh: '秘书处同意剔除',
    en: 'The secretariat supports the exclusion',
  },
  T23: {
    from: DISPATCHED,
    to: 'same',
    trigger: 'grant_exclusion',
    actors: ['reviewer'],
    guards: ['exclusion_supported', 'exclusion_by_somebody_else'],
    events: ['exclusion.granted'],
    zh: '第二人核准剔除',
    en: 'An independent second person grants the exclusion',
  },
  'T23-refuse': {
    from: DISPATCHED,
    to: 'same',
    trigger: 'refuse_exclusion',
    actors: ['dispatcher', 'reviewer'],
    guards: ['exclusion_pending', 'exclusion_by_somebody_else'],
    events: ['exclusion.refused'],
    zh: '不予剔除',
    en: 'The exclusion is refused',
  },
  'T23-revoke': {
    from: DISPATCHED,
    to: 'same',
    trigger: 'revoke_exclusion',
    actors: ['reviewer'],
    guards: ['exclusion_granted'],
    events: ['exclusion.revoked'],
    zh: '撤销剔除',
    en: 'The exclusion is revoked',
  },
});

const stateOf = (whistle: Whistle | undefined) => whistle!.particulars.exclusion?.state;

function expect(situation: Situation, ...states: string[]): void {
  const state = stateOf(situation.whistle);
  if (!states.includes(state ?? 'none'))
    throw new Refusal('exclusion_not_so_far', { state: state ?? 'none', legal_from: states });
}

export const excludingGuards = {
  objection_is_open({ whistle, context }: Situation) {
    const { closedAt } = whistle!;
    if (closedAt !== null && closedAt + days(OBJECTION_DAYS) < context.now)
      throw new Refusal('window_closed', { closed_at: iso(closedAt + days(OBJECTION_DAYS)) });
  },
  no_exclusion_pending: (situation: Situation) => expect(situation, 'none', 'refused', 'revoked'),
  exclusion_requested: (situation: Situation) => expect(situation, 'requested'),
  exclusion_supported: (situation: Situation) => expect(situation, 'supported'),
  exclusion_pending: (situation: Situation) => expect(situation, 'requested', 'supported'),
  exclusion_granted: (situation: Situation) => expect(situation, 'granted'),
  /** Three persons: who asks, who supports, who grants; none of them of the unit that gains. */
  exclusion_by_somebody_else({ whistle, context }: Situation) {
    const { requestedBy, supportedBy, unitId } = whistle!.particulars.exclusion!;
    const { actor } = context;
    if ([requestedBy, supportedBy].includes(actor.accountId) || actor.unitId === unitId)
      throw new Refusal('second_person_needed');
  },
};

export const excludingEffects = {
  'T23-ask': (_, { reason, grounds }: Command<'request_exclusion'>, { actor }) => [
    {
      type: 'exclusion.requested',
      data: { reason_code: reason, grounds, unit_id: actor.unitId!, requested_by: actor.accountId },
    },
  ],
  'T23-support': (_, { note }: Command<'support_exclusion'>, { actor }) => [
    { type: 'exclusion.supported', data: { note, supported_by: actor.accountId } },
  ],
  T23: ({ particulars }, { note }: Command<'grant_exclusion'>) => [
    { type: 'exclusion.granted', data: { reason_code: particulars.exclusion!.reason, note } },
  ],
  'T23-refuse': (_, { note }: Command<'refuse_exclusion'>) => [{ type: 'exclusion.refused', data: { note } }],
  'T23-revoke': (_, { note }: Command<'revoke_exclusion'>) => [{ type: 'exclusion.revoked', data: { note } }],
} satisfies Record<keyof typeof excludingRows, TicketEffect>;

function withState(
  whistle: Whistle,
  state: NonNullable<ExcludingParticulars['exclusion']>['state'],
): Whistle {
  return withParticulars(whistle, { exclusion: { ...whistle.particulars.exclusion!, state } });
}

export const excludingAppliers: Appliers<ExcludingEvents> = {
  'exclusion.requested': (whistle, { reason_code: reason, grounds, unit_id, requested_by }) =>
    withParticulars(whistle, {
      exclusion: {
        reason,
        grounds,
        unitId: unit_id,
        requestedBy: requested_by,
        supportedBy: null,
        state: 'requested',
      },
    }),
  'exclusion.supported': (whistle, { supported_by }) =>
    withParticulars(whistle, {
      exclusion: { ...whistle.particulars.exclusion!, supportedBy: supported_by, state: 'supported' },
    }),
  'exclusion.granted': (whistle) => withState(whistle, 'granted'),
  'exclusion.refused': (whistle) => withState(whistle, 'refused'),
  'exclusion.revoked': (whistle) => withState(whistle, 'revoked'),
};
