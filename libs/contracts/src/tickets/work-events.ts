import { choice, code, count, day, instant, list, optional, orNull, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofTicket } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const taskForceId = uuid('专班编号', 'Task force');
const taskId = uuid('任务编号', 'Task');
const unit = slug('承办单位', 'Unit');
const officers = list(slug('人员（化名）', 'Officer, a pseudonym'), '成员', 'Members');
const followUpId = uuid('后续任务编号', 'Follow-up');
const followUpKind = choice(
  ['policy', 'plan', 'project', 'other', 'decision'],
  '何事须落地：政策、计划、项目、其他、会议决定',
  'What has to land',
);

export const taskforceFormed = event(
  'taskforce.formed',
  { zh: '成立工作专班', en: 'Task force formed' },
  record({
    ...ofTicket,
    task_force_id: taskForceId,
    head_officer_id: slug('负责人（化名），党组织书记', 'Head, a secretary, by pseudonym'),
    unit_ids: list(unit, '成员单位', 'Its units'),
    plan_code: optional(code('依据的预案', 'The plan that formed it; absent when the council did')),
  }),
  ['1.0.0', '1.1.0'],
);

export const taskforceTaskAdded = event(
  'taskforce.task_added',
  { zh: '专班任务', en: 'Task given' },
  record({ ...ofTicket, task_force_id: taskForceId, task_id: taskId, unit_id: unit }),
);

export const taskforceTaskDone = event(
  'taskforce.task_done',
  { zh: '任务完成', en: 'Task done' },
  record({ ...ofTicket, task_force_id: taskForceId, task_id: taskId, unit_id: unit }),
);

export const taskforceStoodDown = event(
  'taskforce.stood_down',
  { zh: '专班撤销', en: 'Task force stood down' },
  record({
    ...ofTicket,
    task_force_id: taskForceId,
    tasks_done: count('完成任务数', 'Tasks that it did'),
  }),
);

export const teamAttached = event(
  'team.attached',
  { zh: '突击队加入', en: 'Commando team attached' },
  record({
    ...ofTicket,
    team_id: slug('突击队编号', 'Team'),
    officer_ids: officers,
    until: orNull(instant('至何时', 'Until when')),
  }),
);

export const teamDetached = event(
  'team.detached',
  { zh: '突击队完成任务', en: 'Commando team detached' },
  record({ ...ofTicket, team_id: slug('突击队编号', 'Team') }),
);

const ofFollowUp = { ...ofTicket, follow_up_id: followUpId, kind: followUpKind, unit_id: unit };
const dueOn = day('应于何日', 'Due on');

export const followupAdded = event(
  'followup.added',
  { zh: '后续任务', en: 'Follow-up added' },
  record({ ...ofFollowUp, due_on: dueOn }),
  ['1.0.0', '1.1.0'],
);

export const followupLanded = event(
  'followup.landed',
  { zh: '后续任务落地', en: 'Follow-up landed' },
  record(ofFollowUp),
  ['1.0.0', '1.1.0'],
);

export const followupAdopted = event(
  'followup.adopted',
  { zh: '政策出台', en: 'Policy adopted; it has not landed yet' },
  record(ofFollowUp),
);

export const followupReopened = event(
  'followup.reopened',
  { zh: '后续任务退回', en: 'Follow-up given back: it had not landed' },
  record({ ...ofFollowUp, due_on: dueOn }),
);

export const followupDropped = event(
  'followup.dropped',
  { zh: '后续任务撤销', en: 'Follow-up dropped: it is not needed any more' },
  record({ ...ofFollowUp, due_on: dueOn }),
);

export const followupOverdue = event(
  'followup.overdue',
  { zh: '后续任务逾期', en: 'The day of a follow-up is over, and it has not landed' },
  record({ ...ofFollowUp, due_on: dueOn }),
);

export const loopSurveyed = event(
  'loop.surveyed',
  { zh: '调研摸底', en: 'Loop step 1: surveyed' },
  record({ ...ofTicket, unit_id: orNull(slug('调研单位', 'Unit that looked into it')) }),
);

export const loopAccounted = event(
  'loop.accounted',
  { zh: '建账定责', en: 'Loop step 2: on the books' },
  record({
    ...ofTicket,
    owner_unit_id: slug('责任单位', 'Owner'),
    due_on: dueOn,
  }),
);
