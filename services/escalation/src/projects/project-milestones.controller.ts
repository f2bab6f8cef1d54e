import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, page, tenantOf } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { milestonesOf } from '../domain/projects/project-process.js';
import { ProjectMilestoneStore } from '../persistence/project-milestone.store.js';
import { pageClass } from '../reading/page-class.js';
import { listedMilestone, ListedMilestoneView, MilestoneCountsView } from './milestone.view.js';
import { processScope } from './process-visibility.js';
import { ProjectDirectories } from './project-directories.js';
import { exampleListedMilestone } from './project-examples.js';
import {
  cursorOf,
  MilestoneCountsQuery,
  milestoneFilter,
  milestonePage,
  MilestonesQuery,
} from './project-milestones.query.js';

const NOBODYS = { planned: 0, late: 0, reached: 0, removed: 0, days_ahead_of_first: 0 };

/** The milestones of all projects that somebody may see: what is late, what comes next, what was gained (ADR-0241). */
@Controller('v1/project-milestones')
@Allow(...ROLES)
export class ProjectMilestonesController {
  constructor(
    private readonly milestones: ProjectMilestoneStore,
    private readonly directories: ProjectDirectories,
  ) {}

  @Get()
  @Operation({
    zh: '各项目节点，计划日期早的在前',
    en: 'Milestones of all projects, the earliest planned first',
    description: {
      zh: '缺省列出逾期的和计划中的；可见范围同项目流程。',
      en: 'Those that are late or planned by default. Whoever may see a process sees its milestones.',
    },
    type: pageClass('ProjectMilestonePage', ListedMilestoneView),
    response: { items: [exampleListedMilestone], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: MilestonesQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = milestonePage(query);
    const scope = processScope(who);
    const found = scope ? await this.milestones.list(tenantOf(who), scope, asked) : [];
    const now = this.directories.now();
    return page(
      request,
      reply,
      found,
      query.limit,
      ({ stored: { state }, code }) => {
        const last = milestonesOf(state).find((each) => each.code === code)!;
        return cursorOf(last.plannedOn, state.id, code);
      },
      ({ stored, code }) => listedMilestone(stored, code, who, now),
    );
  }

  @Get('counts')
  @Operation({
    zh: '各项目节点计数',
    en: 'How many milestones are in which state',
    description: {
      zh: '并给出已达到的节点比最初计划共提前的天数（负数为滞后）。',
      en: 'And the days gained against the first plans by what has been reached; negative: lost.',
    },
    type: MilestoneCountsView,
    response: { planned: 12, late: 2, reached: 9, removed: 1, days_ahead_of_first: 41 },
    problems: ['validation_failed'],
  })
  async count(@Query() query: MilestoneCountsQuery, @Who() who: Identity): Promise<MilestoneCountsView> {
    const scope = processScope(who);
    return scope ? this.milestones.count(tenantOf(who), scope, milestoneFilter(query)) : NOBODYS;
  }
}
