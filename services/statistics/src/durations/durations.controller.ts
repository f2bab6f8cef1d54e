import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { DurationFigures } from './duration-figures.js';
import { DurationsView } from './durations.view.js';

const definitions = [factIndicators.K8, factIndicators.K16].map(factIndicatorView);

/** How long things take: for everybody of the alliance, because no unit and no enterprise is named. */
@Controller('v1/statistics')
export class DurationsController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('durations')
  @Allow(...ROLES)
  @Operation({
    zh: '办理时长与优先权效果',
    en: 'Durations, and the effect of the priority right',
    description: {
      zh: '工作分钟，按派单时锁定的日历与时限版本；归属于结束所在的月份。逐件计算，不是近似值。',
      en: 'Working minutes by the calendar that was pinned at dispatch, per policy version; in the month in which they ended. Computed from every whistle, not approximated.',
    },
    type: DurationsView,
    response: {
      ...exampleFrame,
      definitions,
      items: [
        {
          span: 'offer_to_sign',
          policy_code: 'routine',
          policy_version: 1,
          n: 3,
          mean_minutes: 40,
          median_minutes: 30,
          p90_minutes: 70,
          longest_minutes: 70,
        },
      ],
      priority_right: {
        priority_n: 1,
        priority_median_minutes: 12,
        normal_n: 2,
        normal_median_minutes: 30,
        ratio: 0.4,
        longest_normal_minutes: 95,
      },
      without_calendar: 0,
    },
  })
  durations(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DurationsView | undefined> {
    return this.desk.answer({ of: 'durations', who, query, request, reply }, async (figures) => {
      const { frame, span } = figures.month(query.period);
      const durations = new DurationFigures(span, figures.directory.calendars);
      for await (const { fact } of figures.whistlesMovedSince(span.start)) durations.add(fact);
      return {
        ...frame,
        definitions,
        items: durations.rows(),
        priority_right: durations.priorityEffect(),
        without_calendar: durations.withoutCalendar,
      };
    });
  }
}
