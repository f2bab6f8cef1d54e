import { Controller, Get, Query } from '@nestjs/common';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, tenantOf } from '@muster/http';
import { outcomeFigures } from '../domain/outcome-figures.js';
import { ActivityStore } from '../persistence/activity.store.js';
import { OutcomeSummaryQuery, summaryFilter } from './outcome-summary.query.js';
import { OutcomeSummaryView, presentSummary, summaryExample } from './outcome-summary.view.js';

/** What came of the alliance's activities, in figures (mechanisms 1.27, 3.6, ADR-0236): here, where the values of matches are. */
@Controller('v1/activities/outcomes')
@Allow('dispatcher', 'council', 'supervisor', ...UNIT_ROLES, 'party_secretary', 'analyst')
export class OutcomeSummaryController {
  constructor(private readonly activities: ActivityStore) {}

  @Get()
  @Operation({
    zh: '活动成果汇总',
    en: 'What came of activities, in figures',
    description: {
      zh: '时段内开始且未取消的活动：有出席或成果记录的为已举行；已撤回的成果不计。',
      en: 'Activities that started in the span and were not called off: those with attendance or an outcome on record were held; outcomes that were withdrawn do not count.',
    },
    type: OutcomeSummaryView,
    response: summaryExample,
    problems: ['validation_failed'],
  })
  async summary(@Query() query: OutcomeSummaryQuery, @Who() who: Identity): Promise<OutcomeSummaryView> {
    const filter = summaryFilter(query);
    return presentSummary(filter, outcomeFigures(await this.activities.began(tenantOf(who), filter)));
  }
}
