import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, Operation, tenantOf } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { takeTheme } from '../domain/decide-theme.js';
import { hundredths } from '../domain/distribution.js';
import { Fault } from '../domain/fault.js';
import type { ProposedAs } from '../domain/monthly-theme.js';
import type { Figures } from '../figures/figures.js';
import { MonthlyThemeStore } from '../persistence/monthly-theme.store.js';
import { monthCategories } from '../themes/month-categories.js';
import { proposeThemes, scoreCategories } from '../themes/theme-proposals.js';
import { takenThemeExample } from './monthly-theme.examples.js';
import { TakeThemeRequest } from './monthly-theme.requests.js';
import { TakenThemeView } from './monthly-theme.view.js';
import { ThemeRecording } from './theme-recording.js';
import { assignedUnits } from './theme-references.js';

/** The alliance takes a category on as the theme of a month (kpis, theme of the month; ADR-0237). */
@Controller('v1/statistics/monthly-themes')
export class ThemeTakingController {
  constructor(
    private readonly recording: ThemeRecording,
    private readonly themes: MonthlyThemeStore,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('council')
  @Operation({
    zh: '确定每月一题',
    en: 'Take a theme of the month',
    description: {
      zh: '由联席会确定：上月、本月或下月的一个类别，一至三个具体问题，牵头单位与其他单位。不限于建议的类别；是否在建议之列、当时得分一并记下。每月一题，另定须先撤销。',
      en: 'What a conference decides: a category for the month before, this one or the next, one to three problems, who leads and who works on it. It need not be a proposed one; whether it was, and its score then, are recorded. One for each month: for another, the one that stands is withdrawn first.',
    },
    type: TakenThemeView,
    request: {
      month: '2026-11',
      category_code: 'yard_congestion',
      problems: ['夜间进场排队过长', '空箱占用查验场地'],
      lead_unit_id: 'customs',
      unit_ids: ['maritime'],
      due_on: '2026-11-30',
    },
    response: takenThemeExample,
    problems: ['validation_failed', 'month_has_theme', 'idempotency_key_reused'],
  })
  take(
    @Body() request: TakeThemeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, name: 'take_theme', request, key, reply };
    return this.recording.take(asked, async (figures) => {
      const { month, category_code: category, problems } = request;
      if (!(category in figures.directory.categories))
        throw new Fault('invalid', 'unknown_category', '/category_code');
      const standing = await this.themes.standing(tenantOf(who), month);
      const thisMonth = figures.periodAt(figures.now);
      return takeTheme(standing, {
        ...{ month, category, problems: problems.map((problem) => problem.trim()) },
        ...assignedUnits(request, figures),
        proposedAs: await proposedAs(figures, category, month < thisMonth ? month : thisMonth),
        ...{ at: figures.now.toISOString(), thisMonth, today: figures.today },
      });
    });
  }
}

/** What the proposals of a month say of a category; of a month that has not begun, there are none yet. */
async function proposedAs(figures: Figures, category: string, period: string): Promise<ProposedAs> {
  const { categories } = await monthCategories(figures, period);
  const scored = scoreCategories(categories).find((each) => each.category === category);
  return {
    period,
    wasProposed: proposeThemes(categories).some((each) => each.category === category),
    score: scored ? hundredths(scored.score) : null,
  };
}
