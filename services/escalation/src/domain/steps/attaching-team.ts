import type { Instant } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { iso } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';

export interface TeamCommands {
  /** @property officerIds members by pseudonym, of several units. @property until the end of its period. */
  attach_team: { teamId: string; officerIds: readonly string[]; until?: Instant };
  detach_team: { teamId: string; result: string };
}

export interface TeamEvents {
  'team.attached': { team_id: string; officer_ids: string[]; until: string | null };
  'team.detached': { team_id: string; result: string };
}

export interface Team {
  readonly id: string;
  readonly officerIds: readonly string[];
  readonly from: Instant;
  readonly until: Instant | null;
  readonly detached: { readonly result: string; readonly at: Instant } | null;
}

export interface TeamParticulars {
  readonly teams?: readonly Team[];
}

const WORK = ['dispatched', 'in_progress', 'sign_off', 'on_account'] as const;

/** A commando team of party members (突擊隊) helps, for a period and with a result (mechanisms 0.15). */
export const teamRows = ticketRows({
  'team-attach': {
    from: WORK,
    to: 'same',
    trigger: 'attach_team',
    actors: ['dispatcher', 'council', 'lead_unit'],
    guards: ['team_not_attached_yet', 'members_are_known', 'period_lies_ahead'],
    events: ['team.attached'],
    zh: '突击队加入',
    en: 'A commando team joins',
  },
  'team-detach': {
    from: [...WORK, 'resolved', 'closed'],
    to: 'same',
    trigger: 'detach_team',
    actors: ['dispatcher', 'council', 'lead_unit'],
    guards: ['team_is_attached'],
    events: ['team.detached'],
    zh: '突击队完成任务',
    en: 'The team is done',
  },
});

export const teamGuards = {
  team_not_attached_yet({ whistle, command }: Situation) {
    const { teamId } = command as Command<'attach_team'>;
    const attached = (whistle!.particulars.teams ?? []).filter(({ detached }) => detached === null);
    if (attached.some(({ id }) => id === teamId))
      throw new Refusal('team_attached_already', { team_id: teamId });
  },
  members_are_known({ command, context }: Situation) {
    const { officerIds } = command as Command<'attach_team'>;
    const unknown = officerIds.filter((id) => !directoryOf(context).hasOfficer(id));
    if (unknown.length > 0) throw new Refusal('unknown_officers', { officer_ids: unknown });
  },
  period_lies_ahead({ command, context }: Situation) {
    const { until } = command as Partial<Command<'attach_team'>>;
    if (until !== undefined && until <= context.now) throw new Refusal('until_has_passed');
  },
  team_is_attached({ whistle, command }: Situation) {
    const attached = (whistle!.particulars.teams ?? []).filter(({ detached }) => detached === null);
    const { teamId } = command as Partial<Command<'detach_team'>>;
    if (!attached.some(({ id }) => teamId === undefined || id === teamId))
      throw new Refusal('no_such_team', { team_id: teamId });
  },
};

export const teamEffects = {
  'team-attach': (_, { teamId, officerIds, until }: Command<'attach_team'>) => [
    {
      type: 'team.attached',
      data: {
        team_id: teamId,
        officer_ids: [...new Set(officerIds)],
        until: until === undefined ? null : iso(until),
      },
    },
  ],
  'team-detach': (_, { teamId, result }: Command<'detach_team'>) => [
    { type: 'team.detached', data: { team_id: teamId, result } },
  ],
} satisfies Record<keyof typeof teamRows, TicketEffect>;

export const teamAppliers: Appliers<TeamEvents> = {
  'team.attached': (whistle, { team_id, officer_ids, until }, { at }) =>
    withParticulars(whistle, {
      teams: [
        ...(whistle.particulars.teams ?? []),
        {
          id: team_id,
          officerIds: officer_ids,
          from: at,
          until: until === null ? null : Date.parse(until),
          detached: null,
        },
      ],
    }),
  'team.detached': (whistle, { team_id, result }, { at }) =>
    withParticulars(whistle, {
      teams: whistle.particulars.teams!.map((team) =>
        team.id === team_id && team.detached === null ? { ...team, detached: { result, at } } : team,
      ),
    }),
};
