import Type from 'typebox';
import { onTopic } from '../event-definition.js';
import { about, code, common, day, instant, ordinal, orNull, record, slug, uuid } from '../fields.js';

const event = onTopic('muster.projects.v1');

/** Whole days; negative when it was reached late. */
const daysAhead = (zh: string, en: string) => Type.Integer(about(zh, en));

const ofMilestone = {
  ...common,
  process_id: uuid('流程编号（键）', 'Process id, the key'),
  project_id: slug('项目编号', 'Project id'),
  milestone: code('节点', 'Milestone'),
  unit_id: slug('责任单位', 'Unit that answers for it at this moment'),
  phase: orNull(code('所属阶段', 'Phase that it belongs to')),
  planned_on: day('计划日期', 'Day that is planned'),
  first_planned_on: day('最初计划日期，不再变', 'Day that was planned first; it stays'),
};
const reachedOn = day('达到日期', 'Day on which it was reached');

export const projectProcessMilestoneAdded = event(
  'project_process.milestone_added',
  { zh: '项目节点设定', en: 'Milestone of a project planned' },
  record(ofMilestone),
);

export const projectProcessMilestoneReplanned = event(
  'project_process.milestone_replanned',
  { zh: '项目节点改期', en: 'Milestone of a project planned anew' },
  record({
    ...ofMilestone,
    planned_before: day('改期前的计划日期', 'Day that was planned before'),
    move_no: ordinal('第几次改期', 'How often it has been planned anew, counted from 1'),
  }),
);

export const projectProcessMilestoneReached = event(
  'project_process.milestone_reached',
  { zh: '项目节点达到', en: 'Milestone of a project reached' },
  record({
    ...ofMilestone,
    reached_on: reachedOn,
    days_ahead: daysAhead('比计划提前天数，负数为滞后', 'Days ahead of the plan; negative: late'),
    days_ahead_of_first: daysAhead(
      '比最初计划提前天数，负数为滞后',
      'Days ahead of the first plan; negative: late',
    ),
  }),
);

export const projectProcessMilestoneTakenBack = event(
  'project_process.milestone_taken_back',
  { zh: '项目节点撤回达到', en: 'Milestone of a project not reached after all' },
  record({ ...ofMilestone, reached_on: reachedOn }),
);

export const projectProcessMilestoneRemoved = event(
  'project_process.milestone_removed',
  { zh: '项目节点移除', en: 'Milestone of a project removed from the plan' },
  record(ofMilestone),
);

export const projectProcessMilestoneOverdue = event(
  'project_process.milestone_overdue',
  { zh: '项目节点逾期', en: 'Milestone of a project late' },
  record({
    ...ofMilestone,
    due_at: instant('计划日期结束的时刻', 'When the planned day was over where the alliance is'),
  }),
);
