import { Controller, Get, Query, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { goneOf, Operation } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { plainRate } from '../figures/plain-rate-view.js';
import {
  type CommitmentCounts,
  type CommitmentFigures,
  commitmentFiguresOf,
  type OverdueCommitment,
} from './commitment-figures.js';
import {
  type CommitmentCountsView,
  CommitmentsView,
  type OverdueCommitmentView,
} from './commitments.view.js';

const definition = factIndicatorView(factIndicators.L1);
/** So many that are late are listed. */
const LISTED = 100;

const exampleCounts = {
  ...{ on_time_rate: plainRate(7, 10), due: 11, on_time: 7, late: 2, overdue: 1, ahead: 1 },
  ...{ given_back: 1, open: 5, open_overdue: 1 },
};

/** Whether what whistles and meetings led to was done: for those who work in the council or look at it, because units are named. */
@Controller('v1/statistics')
export class CommitmentsController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('commitments')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '议定事项落地：后续任务与会议决定',
    en: 'Whether what was decided was done: follow-ups and decisions',
    description: {
      zh: '按期限所在的月份计，落地以登记之日为准；与哨件相关的会议决定按其后续任务计一次。',
      en: 'By the month of their day; done on the day on which that was reported. What a meeting decided about a whistle counts once, as its follow-up.',
    },
    type: CommitmentsView,
    response: {
      ...{ ...exampleFrame, definition, total: exampleCounts },
      by_kind: [{ kind: 'policy', ...exampleCounts }],
      by_unit: [{ unit_id: 'customs', name_zh: '海关', name_en: 'Customs', ...exampleCounts }],
      overdue: [
        {
          ...{ id: '0198f0f4-1c00-7a10-8000-000000000001', kind: 'policy' },
          ...{ ticket_id: '0198f0f4-1c00-7a10-8000-000000000002', meeting_id: null },
          ...{ unit_id: 'customs', due_on: '2026-09-20', days_late: 10 },
        },
      ],
    },
  })
  commitments(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitmentsView> {
    // A day ends while nothing happens: there is no entity tag that says the answer is still the same.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query, gone: goneOf(reply) }, async (figures) => {
      const { frame, span } = figures.month(query.period);
      const counted = commitmentFiguresOf(await figures.commitments(), {
        first: figures.dayAt(span.start),
        last: figures.dayAt(span.end - 1),
        today: figures.today,
        dayOf: (instant) => figures.dayAt(instant),
      });
      return { ...frame, definition, ...viewOf(counted, figures.directory) };
    });
  }
}

function viewOf({ total, byKind, byUnit, overdue }: CommitmentFigures, { units }: DirectoryFact) {
  return {
    total: countsView(total),
    by_kind: [...byKind].map(([kind, counts]) => ({ kind, ...countsView(counts) })),
    by_unit: [...byUnit].map(([id, counts]) => ({
      ...{ unit_id: id, name_zh: units[id]?.zh ?? null, name_en: units[id]?.en ?? null },
      ...countsView(counts),
    })),
    overdue: overdue.slice(0, LISTED).map(overdueView),
  };
}

function countsView({
  due,
  onTime,
  late,
  overdue,
  ahead,
  givenBack,
  open,
  openOverdue,
}: CommitmentCounts): CommitmentCountsView {
  return {
    on_time_rate: plainRate(onTime, onTime + late + overdue),
    ...{ due, on_time: onTime, late, overdue, ahead },
    ...{ given_back: givenBack, open, open_overdue: openOverdue },
  };
}

function overdueView({
  id,
  kind,
  ticketId,
  meetingId,
  unitId,
  dueOn,
  daysLate,
}: OverdueCommitment): OverdueCommitmentView {
  return {
    ...{ id, kind, ticket_id: ticketId, meeting_id: meetingId },
    ...{ unit_id: unitId, due_on: dueOn, days_late: daysLate },
  };
}
