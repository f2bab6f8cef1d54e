import type { Instant } from '@muster/clock';
import { answeredBy, type AnswerParticulars } from '../answers.js';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import { leadOf } from '../whistle.js';
import { partOf } from './mustering.js';

export interface ReportingCommands {
  report_progress: { text: string };
}

export interface ReportingEvents {
  'progress.reported': { unit_id: string; report_no: number; by_lead: boolean; text: string };
}

/** One report: what was done, and what comes next. */
export interface ProgressReport {
  readonly no: number;
  readonly round: number;
  readonly unitId: string;
  readonly byLead: boolean;
  readonly text: string;
  readonly at: Instant;
}

export interface ReportingParticulars extends AnswerParticulars {
  readonly progressReports?: readonly ProgressReport[];
}

/**
 * Lifecycle B5 (feedback every four hours, progress each month) and T15: a unit says where it stands. The lead's report is what the
 * raiser and a supervisor wait for; any unit answers with it when it was urged.
 */
export const reportingRows = ticketRows({
  'T15-report': {
    from: ['dispatched', 'in_progress', 'sign_off', 'on_account'],
    to: 'same',
    trigger: 'report_progress',
    actors: ['working_unit'],
    guards: ['reporting_unit_has_signed', 'attachments_are_the_whistles'],
    events: ['progress.reported', 'clock.satisfied', 'clock.started'],
    zh: '反馈进展',
    en: 'A unit reports progress',
  },
});

export const reportingGuards = {
  /** Whoever has not taken it on has no progress to report. */
  reporting_unit_has_signed({ whistle, context }: Situation) {
    const unitId = context.actor.unitId!;
    if (partOf(whistle!, unitId)!.signedAt === null) throw new Refusal('sign_first', { unit_id: unitId });
  },
};

export const reportingEffects = {
  'T15-report': (whistle, { text }: Command<'report_progress'>, { actor }) => [
    {
      type: 'progress.reported',
      data: {
        unit_id: actor.unitId!,
        report_no: (whistle.particulars.progressReports?.length ?? 0) + 1,
        by_lead: leadOf(whistle)!.unitId === actor.unitId,
        text,
      },
    },
  ],
} satisfies Record<keyof typeof reportingRows, TicketEffect>;

export const reportingAppliers: Appliers<ReportingEvents> = {
  'progress.reported': (whistle, { unit_id, report_no, by_lead, text }, { at, round }) =>
    withParticulars(answeredBy(whistle, unit_id), {
      progressReports: [
        ...(whistle.particulars.progressReports ?? []),
        { no: report_no, round, unitId: unit_id, byLead: by_lead, text, at },
      ],
    }),
};
