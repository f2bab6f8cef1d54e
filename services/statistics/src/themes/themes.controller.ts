import { Controller, Get, Query, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { goneOf, Operation } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { chanceOfRise } from '../domain/counts-in-time.js';
import { hundredths } from '../domain/distribution.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { BASELINE_MONTHS } from '../domain/theme-effect.js';
import { changeOf, yearBefore } from '../domain/year-on-year.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { plainRate } from '../figures/plain-rate-view.js';
import { monthCategories } from './month-categories.js';
import { proposeThemes, type ScoredCategory } from './theme-proposals.js';
import { ThemesView, type ThemeView } from './themes.view.js';

const definition = factIndicatorView(factIndicators.T1);
const MOST_TICKETS = 200;

/** What an alliance might take on as the theme of its month: for those who decide it, because whistles are named. */
@Controller('v1/statistics')
export class ThemesController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('themes')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '每月一题：建议的主题',
    en: 'Theme of the month: proposals',
    description: {
      zh: '常见、量大、久拖不决、联盟自己能解决的类别，至多三个，附理由与哨件；由联席会决定是否采用。',
      en: 'Categories that are common, large, long unsolved and within the alliance’s reach: three at most, with what speaks for them and their whistles. A conference decides.',
    },
    type: ThemesView,
    response: {
      ...exampleFrame,
      definition,
      categories: 4,
      items: [
        {
          category_code: 'yard_congestion',
          name_zh: '堆场拥堵',
          name_en: 'Yard congestion',
          score: 0.84,
          share: plainRate(12, 30),
          mean_of_three_months: 4.33,
          chance: 0.01,
          year_before: changeOf(12, 5),
          enterprises: 7,
          units: 4,
          repeat_rate: plainRate(5, 12),
          unsolved_rate: plainRate(3, 8),
          median_age_days: 12.5,
          ticket_ids: ['0198f0f4-1c00-7a10-8000-000000000001'],
        },
      ],
    },
  })
  themes(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ThemesView> {
    // Ages grow while nothing happens: there is no entity tag that says the answer is still the same.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query, gone: goneOf(reply) }, async (figures) => {
      const { frame } = figures.month(query.period);
      const { categories, evidence, volumes } = await monthCategories(figures, frame.period);
      const all = categories.reduce((total, { raised }) => total + raised, 0);
      return {
        ...frame,
        definition,
        categories: categories.length,
        items: proposeThemes(categories).map((theme) => ({
          name_zh: figures.directory.categories[theme.category]?.zh ?? null,
          name_en: figures.directory.categories[theme.category]?.en ?? null,
          ...themeView(theme, all, volumes.raised(theme.category, [yearBefore(frame.period)])),
          ticket_ids: evidence.atHand(theme.category).slice(0, MOST_TICKETS),
        })),
      };
    });
  }
}

function themeView(
  theme: ScoredCategory,
  all: number,
  yearBefore: number,
): Omit<ThemeView, 'name_zh' | 'name_en' | 'ticket_ids'> {
  const { category, score, raised, threeBefore, repeats, callbacks, unsolved } = theme;
  return {
    category_code: category,
    score: hundredths(score),
    share: plainRate(raised, all),
    mean_of_three_months: hundredths(threeBefore / BASELINE_MONTHS),
    chance: chanceOfRise(raised, threeBefore, BASELINE_MONTHS),
    year_before: changeOf(raised, yearBefore),
    enterprises: theme.enterprises,
    units: theme.units,
    repeat_rate: plainRate(repeats, raised),
    unsolved_rate: plainRate(unsolved, callbacks),
    median_age_days: theme.medianAgeDays,
  };
}
