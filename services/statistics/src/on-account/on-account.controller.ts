import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { goneOf, HasForm, Operation } from '@muster/http';
import { IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { MOMENT, momentOf } from '../figures/moment.js';
import { OnAccountWhistles } from './on-account-figures.js';
import { OnAccountView } from './on-account.view.js';

const definition = factIndicatorView(factIndicators.K9);

export class OnAccountQuery extends FiguresQuery {
  @ApiProperty({
    required: false,
    description:
      '存量与账龄的时刻，缺省为 as_of 或现在 / moment of stock and ages; as_of, or now, by default',
    example: '2026-09-30T16:00:00Z',
  })
  @IsOptional()
  @HasForm('isMoment', MOMENT)
  at?: string;
}

/** What nobody can solve now, and whether it is looked at again. */
@Controller('v1/statistics')
export class OnAccountController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('on-account')
  @Allow(...ROLES)
  @Operation({
    zh: '挂账存量、账龄与销账',
    en: 'On account: stock, ages, and what was cleared',
    description: {
      zh: '存量与账龄以 at 为准；月份缺省为 at 所在的月。as_of 之后才记录的不影响结果。',
      en: 'Stock and ages at the moment `at`; the month of that moment by default. What was recorded after as_of does not change them.',
    },
    type: OnAccountView,
    response: {
      ...exampleFrame,
      at: '2026-09-30T16:00:00.000Z',
      definition,
      on_account: {
        stock: 3,
        ages: { up_to_30_days: 1, up_to_90_days: 1, up_to_180_days: 0, over_180_days: 1 },
        overdue_reviews: 1,
        opening: 3,
        added: 1,
        cleared: 1,
        cleared_rate: 0.25,
      },
    },
  })
  onAccount(
    @Query() query: OnAccountQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OnAccountView> {
    const asked = momentOf(query.at, 'at');
    // Ages grow while nothing happens: there is no entity tag that says the answer is still the same.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query, gone: goneOf(reply) }, async (figures) => {
      const at = asked ?? figures.asOf ?? figures.now;
      const { frame, span } = figures.month(query.period, at);
      const whistles = new OnAccountWhistles(at.getTime(), span);
      for await (const { fact } of figures.whistlesEverHung()) whistles.add(fact);
      return { ...frame, at: at.toISOString(), definition, on_account: whistles.figures() };
    });
  }
}
