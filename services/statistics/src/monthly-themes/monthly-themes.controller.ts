import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { goneOf, Operation, Problem, tenantOf, UuidPipe } from '@muster/http';
import type { FastifyReply } from 'fastify';
import type { MonthSpan } from '../domain/month-span.js';
import { BASELINE_MONTHS, monthsAround, themeEffect } from '../domain/theme-effect.js';
import { FigureDesk } from '../figures/figure-desk.js';
import type { Figures } from '../figures/figures.js';
import { MonthlyThemeStore, type StoredTheme } from '../persistence/monthly-theme.store.js';
import { CategoryVolumes } from '../themes/category-volumes.js';
import { monthlyThemeExample, monthlyThemesExample } from './monthly-theme.examples.js';
import { takenThemeView } from './monthly-theme.view.js';
import { MonthlyThemesQuery } from './monthly-themes.query.js';
import {
  categoryRatesView,
  MonthlyThemesView,
  MonthlyThemeView,
  themesSummary,
  themeVolumesView,
} from './theme-effect.view.js';
import { categoryRates } from './theme-rates.js';

/** Themes of months with what came of them, computed when it is asked: for those who decide them, because units and whistles are named. */
@Controller('v1/statistics/monthly-themes')
@Allow(...ALLIANCE_ROLES)
export class MonthlyThemesController {
  constructor(
    private readonly desk: FigureDesk,
    private readonly themes: MonthlyThemeStore,
  ) {}

  @Get()
  @Operation({
    zh: '一年的每月一题',
    en: 'Themes of a year',
    description: {
      zh: '各月主题、结果与哨件数的变化；汇总：已定、已结题、已解决、环比下降的主题数。',
      en: 'The themes of its months with their outcome and how the whistles changed; in all: how many were taken, concluded, solved, and fell month on month.',
    },
    type: MonthlyThemesView,
    response: monthlyThemesExample,
    problems: ['validation_failed'],
  })
  list(
    @Query() query: MonthlyThemesQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MonthlyThemesView> {
    // What the reader may do changes without anything's being taken in: there is no entity tag.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query: {}, gone: goneOf(reply) }, async (figures) => {
      const year = query.year ?? Number(figures.today.slice(0, 4));
      const themes = await this.themes.ofYear(tenantOf(who), year);
      const volumes = new CategoryVolumes(await figures.cells([], themes.length > 0 ? ['tickets'] : []));
      const items = themes.map((theme) => ({
        ...takenThemeView(who, theme, figures.directory),
        effect: themeVolumesView(effectOf(theme, volumes, figures)),
      }));
      return { ...figures.frame, year, summary: themesSummary(items), items };
    });
  }

  @Get(':id')
  @Operation({
    zh: '一个月的主题及其成效',
    en: 'A theme with what came of it',
    description: {
      zh: '主题当月的吹哨、此前三个月的月均、此后至多三个月各月的数与变化，以及前后的重复率与未解决率。',
      en: 'Whistles of the theme’s month, the mean of the three months before, up to three months after with their change, and the rates of repeats and of what stayed unsolved before and since.',
    },
    path: { id: monthlyThemeExample.id },
    type: MonthlyThemeView,
    response: monthlyThemeExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MonthlyThemeView> {
    const stored = await this.themes.load(tenantOf(who), id);
    if (!stored) throw new Problem(404, 'not_found');
    const theme = { ...stored, id };
    const { month, category } = theme.state;
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query: {}, gone: goneOf(reply) }, async (figures) => {
      const around = monthsAround(month);
      const effect = effectOf(theme, new CategoryVolumes(await figures.cells(around)), figures);
      const over = effect.after.filter(({ isOver }) => isOver).map(({ period }) => period);
      const [before, since] = await categoryRates(figures, category, [
        spanOf(figures, around.slice(0, BASELINE_MONTHS)),
        ...(over.length > 0 ? [spanOf(figures, over)] : []),
      ]);
      return {
        ...takenThemeView(who, theme, figures.directory),
        effect: {
          ...themeVolumesView(effect),
          before: categoryRatesView(before!),
          since: since ? categoryRatesView(since) : null,
        },
        figures: figures.frame,
      };
    });
  }
}

function effectOf({ state: { month, category } }: StoredTheme, volumes: CategoryVolumes, figures: Figures) {
  return themeEffect(month, figures.periodAt(figures.now), (period) => volumes.raised(category, [period]));
}

/** @param months that follow each other, earliest first. */
function spanOf(figures: Figures, months: readonly string[]): MonthSpan {
  return { start: figures.month(months[0]).span.start, end: figures.month(months.at(-1)).span.end };
}
