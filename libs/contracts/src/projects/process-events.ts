import Type from 'typebox';
import {
  choice,
  code,
  common,
  day,
  flag,
  instant,
  list,
  ordinal,
  orNull,
  record,
  slug,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.projects.v1');

const ofProcess = {
  ...common,
  process_id: uuid('流程编号（键）', 'Process id, the key'),
  project_id: slug('项目编号', 'Project id'),
};
const phase = code('阶段', 'Phase');
const unitId = slug('负责单位', 'Responsible unit');
const limit = ordinal('时限（工作日），以提交时为准', 'Limit in working days, as of the submission');
const month = Type.String({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
  description: '月份 / Month',
});
const ofSegment = {
  ...ofProcess,
  segment: code('验收分段', 'Segment'),
  unit_id: unitId,
  submission_no: ordinal('第几次提交', 'Submission, counted from 1'),
};

export const processTemplatePublished = event(
  'process_template.published',
  { zh: '流程模板发布', en: 'Version of a process template published' },
  record({
    ...common,
    template_id: uuid('模板编号（键）', 'Template id, the key'),
    template_code: code('模板代码', 'Template'),
    template_version: ordinal('模板版本', 'Its version'),
    effective_on: day('生效日期', 'Local date from which it holds'),
    phase_codes: list(phase, '阶段，按顺序', 'Phases in their order'),
    segments: list(
      record({
        code: code('验收分段', 'Segment'),
        unit_id: unitId,
        limit_working_days: ordinal('时限（工作日）', 'Limit in working days'),
      }),
      '验收分段及时限',
      'Segments and their limits',
    ),
  }),
);

export const projectProcessOpened = event(
  'project_process.opened',
  { zh: '项目流程建立', en: 'Process of a project opened' },
  record({
    ...ofProcess,
    enterprise_id: orNull(slug('业主企业', 'Owning enterprise')),
    template_code: code('模板代码', 'Template'),
    template_version: ordinal('模板版本', 'Version in force when it was opened'),
  }),
);

export const projectProcessPhaseEntered = event(
  'project_process.phase_entered',
  { zh: '进入阶段并早告知', en: 'Phase entered, enterprise notified' },
  record({
    ...ofProcess,
    phase,
    unit_id: unitId,
    notice_codes: list(code('告知事项', 'Notice'), '早告知清单', 'What the enterprise is told early'),
  }),
);

export const projectProcessNoticeAcknowledged = event(
  'project_process.notice_acknowledged',
  { zh: '企业确认告知', en: 'Enterprise acknowledged the early notice' },
  record({ ...ofProcess, phase }),
);

export const projectProcessTaskCompleted = event(
  'project_process.task_completed',
  { zh: '任务完成', en: 'Task completed' },
  record({ ...ofProcess, phase, task: code('任务', 'Task'), unit_id: unitId }),
);

export const projectProcessSegmentSubmitted = event(
  'project_process.segment_submitted',
  { zh: '分段报验', en: 'Segment submitted for acceptance' },
  record({
    ...ofSegment,
    template_version: ordinal('时限所依据的模板版本', 'Template version that the limit is from'),
    limit_working_days: limit,
    due_at: instant('应于何时答复', 'Decide by'),
    calendar_id: slug('日历', 'Calendar'),
    calendar_version: ordinal('日历版本', 'Calendar version'),
  }),
);

export const projectProcessSegmentBreached = event(
  'project_process.segment_breached',
  { zh: '分段验收超时', en: 'Acceptance of a segment overdue' },
  record({
    ...ofSegment,
    due_at: instant('应于何时答复', 'When it was due'),
    detected_at: instant('发现时间', 'When the passing was recorded'),
  }),
);

export const projectProcessSegmentDecided = event(
  'project_process.segment_decided',
  { zh: '分段验收结论', en: 'Segment accepted or refused' },
  record({
    ...ofSegment,
    accepted: flag('通过', 'Accepted'),
    clock: choice(['satisfied', 'breached'], '是否按时', 'In time or late'),
    limit_working_days: limit,
    working_days: Type.Number({
      minimum: 0,
      maximum: 10_000,
      description:
        '用时（工作日，日历的标准日为一日） / Working days from submission to decision, by the standard day of the calendar',
    }),
  }),
);

export const projectProcessWagesChecked = event(
  'project_process.wages_checked',
  { zh: '工资支付检查', en: 'Wages of a month checked' },
  record({
    ...ofProcess,
    month,
    account_opened: flag('农民工专户已设立', 'Wage account opened'),
    paid_in_full_on_time: flag('按时足额支付', 'Paid in full and on time'),
    wages_before_progress_payment: flag('进度款优先保障工资', 'Wages before the progress payment'),
  }),
);

export const projectProcessWageCheckMissed = event(
  'project_process.wage_check_missed',
  { zh: '工资支付未检查', en: 'Wages of a month not checked in time' },
  record({ ...ofProcess, month, due_at: instant('应于何时检查', 'When it was due') }),
);

export const projectProcessElementsAssessed = event(
  'project_process.elements_assessed',
  { zh: '要素保障研判', en: 'Elements for a phase assessed' },
  record({
    ...ofProcess,
    phase,
    elements: list(
      record({ code: code('要素', 'Element'), ready: flag('已具备', 'Ready') }),
      '要素情况',
      'Elements assessed',
    ),
  }),
);

export const projectProcessWhistleRaised = event(
  'project_process.whistle_raised',
  { zh: '自动吹哨', en: 'The process has raised a whistle' },
  record({
    ...ofProcess,
    cause: choice(
      ['wages_missing', 'wage_check_missed', 'element_missing'],
      '原因：工资有缺项、未检查工资、要素不具备',
      'Why',
    ),
    reference: code('月份或阶段', 'The month, or the phase'),
    ticket_id: uuid('哨件编号', 'Ticket'),
  }),
);

const team = { team_id: slug('突击队编号', 'Team') };

export const projectProcessTeamAttached = event(
  'project_process.team_attached',
  { zh: '突击队加入项目', en: 'Commando team attached to a project' },
  record({
    ...ofProcess,
    ...team,
    officer_ids: list(slug('队员', 'Officer'), '队员（化名编号）', 'Its members, by pseudonym'),
    until: orNull(instant('至何时', 'Until when')),
  }),
);

export const projectProcessTeamDetached = event(
  'project_process.team_detached',
  { zh: '突击队完成任务', en: 'Commando team detached from a project' },
  record({ ...ofProcess, ...team }),
);

export const projectProcessClosed = event(
  'project_process.closed',
  { zh: '项目流程办结', en: 'Process of a project closed' },
  record(ofProcess),
);
