import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { sharesIn } from '../breakdown/shares-in.js';
import { GROUP_RATES } from '../breakdown/whistle-share.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { periodsIn } from '../domain/period.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { modelFigures } from './operating-model-figures.js';
import { exampleModelFigures } from './operating-model.example.js';
import { OperatingModelView } from './operating-model.view.js';

const definitions = [...GROUP_RATES, factIndicators.K8t].map(factIndicatorView);

/** What the operating model's codes come to: for those who work in the council or look at it, as with other groups of whistles. */
@Controller('v1/statistics')
export class OperatingModelController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('operating-model')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '运行机制各条的成效',
    en: 'What the operating model came to',
    description: {
      zh: '本月每个标题、每一条之下举行的会议与活动、出席与学时、成果、进行中的专项与系列、资源使用，以及所属问题类别的哨件及三率（定义与分组指标相同）。名录以月末为准（本月为现在）；代码与类别以现在所填为准。不在某标题任何一条之下的，列于该标题的 without_code。',
      en: 'Under each heading and entry in the month: meetings and activities held, persons and hours, outcomes, special actions and series under way, uses of resources, and the whistles of its categories with the three rates, as defined for figures by group. The model is that of the directory as it stood when the month ended, or stands now; codes and categories are as said now. What is under no entry of a heading is in its `without_code`.',
    },
    type: OperatingModelView,
    response: { ...exampleFrame, definitions, ...exampleModelFigures },
  })
  operatingModel(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperatingModelView | undefined> {
    return this.desk.answer({ of: 'operating-model', who, query, request, reply }, async (figures) => {
      const { frame, span } = figures.month(query.period);
      const { period, time_zone } = frame;
      const { calendars } = figures.directory;
      const month = { period, span, periodOf: periodsIn(time_zone), calendars };
      const work = {
        gatherings: await figures.gatherings(),
        campaigns: await figures.campaigns(),
        resources: await figures.resources(),
        whistles: [...(await sharesIn(month, figures)).values()],
      };
      const model = await figures.operatingModelAt(figures.untilNow(span.end));
      const dayAt = (instant: number) => figures.dayAt(instant);
      return { ...frame, definitions, ...modelFigures(model, work, { period, span, dayAt }) };
    });
  }
}
