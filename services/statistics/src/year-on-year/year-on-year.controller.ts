import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleCells, exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { yearBefore } from '../domain/year-on-year.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { comparedMonths, yearOnYear } from './year-on-year-figures.js';
import { YearOnYearView } from './year-on-year.view.js';

const definition = factIndicatorView(factIndicators.X1);
const example = yearOnYear(
  [...exampleCells, ...exampleCells.map((cell) => ({ ...cell, period: '2025-09', value: cell.value + 1 }))],
  '2026-09',
);

/** Whether it is more or less than a year ago. */
@Controller('v1/statistics')
export class YearOnYearController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('year-on-year')
  @Allow(...ROLES)
  @Operation({
    zh: '同比',
    en: 'Year on year',
    description: {
      zh: '本月及 1 月至本月累计，与上年同期相比。上年同期为 0 时没有增幅；不足 10 时增幅须与增减数并列。本月未结束时，与上年的整月相比。',
      en: 'The month, and January up to it, against the same months of the year before. Over 0 there is no percentage; over less than 10 it stands beside the difference. A month that is not over is compared with a whole one.',
    },
    type: YearOnYearView,
    response: {
      ...exampleFrame,
      period_before: '2025-09',
      definition,
      counts: example.counts,
      indicators: example.indicators.filter(({ code }) => code === 'K1'),
    },
  })
  yearOnYear(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<YearOnYearView | undefined> {
    return this.desk.answer({ of: 'year-on-year', who, query, request, reply }, async (figures) => {
      const { frame } = figures.month(query.period);
      const cells = await figures.cells(comparedMonths(frame.period));
      const period_before = yearBefore(frame.period);
      return { ...frame, period_before, definition, ...yearOnYear(cells, frame.period) };
    });
  }
}
