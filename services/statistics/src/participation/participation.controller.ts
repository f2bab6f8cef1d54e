import { Controller, Get, Query, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { goneOf, Operation } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { plainRate } from '../figures/plain-rate-view.js';
import { effectiveCoverageOf, participationOf, secretaryTrainingOf } from './participation-figures.js';
import { ParticipationView } from './participation.view.js';

const definitions = [factIndicators.A3, factIndicators.O3, factIndicators.A1].map(factIndicatorView);

/** Whether those who belong also come: for those who work in the council or look at it, because organisations are named. */
@Controller('v1/statistics')
export class ParticipationController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('participation')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '企业参与、有效覆盖、书记培训学时',
    en: 'Participation, effective coverage, training of secretaries',
    description: {
      zh: '由会议与活动的出席记录得出；名录以月末为准（本月为现在）。培训学时自 1 月累计至本月。',
      en: 'From the attendance recorded at meetings and activities, by the directory as it stood when the month ended, or stands now. Hours of training are added up from January to the month.',
    },
    type: ParticipationView,
    response: {
      ...exampleFrame,
      definitions,
      participation: {
        ...plainRate(41, 82),
        by_industry_alliance: [
          {
            ...{ industry_alliance_id: 'port-logistics', name_zh: '港口物流', name_en: 'Port logistics' },
            ...plainRate(12, 20),
          },
        ],
        absent: [{ enterprise_id: 'enterprise-017', name_zh: '第十七企业', name_en: 'Enterprise 17' }],
        by_kind: [
          {
            type: 'activity',
            kind: 'volunteering',
            held: 1,
            enterprises: 12,
            party_organisations: 9,
            persons: 46,
            person_hours: 138,
          },
        ],
      },
      effective_coverage: {
        ...plainRate(65, 66),
        at: '2026-09-30T16:00:00.000Z',
        inactive: [{ party_organisation_id: 'branch-7', name_zh: '第七党支部', name_en: 'Branch 7' }],
      },
      secretary_training: {
        ...plainRate(65, 66),
        required_hours: 56,
        short: [{ party_organisation_id: 'branch-7', name_zh: '第七党支部', name_en: 'Branch 7', hours: 36 }],
      },
    },
  })
  participation(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ParticipationView> {
    // The 90 days move on while nothing happens: there is no entity tag that says the answer is still the same.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query, gone: goneOf(reply) }, async (figures) => {
      const { frame, span, yearToDate } = figures.month(query.period);
      const at = figures.untilNow(span.end);
      const gatherings = await figures.gatherings();
      const members = await figures.membersAt(at);
      return {
        ...frame,
        definitions,
        participation: participationOf(gatherings, members, span),
        effective_coverage: effectiveCoverageOf(gatherings, members, at),
        secretary_training: secretaryTrainingOf(gatherings, members, yearToDate),
      };
    });
  }
}
