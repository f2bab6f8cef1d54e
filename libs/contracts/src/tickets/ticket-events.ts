import {
  choice,
  code,
  flag,
  instant,
  list,
  optional,
  ordinal,
  orNull,
  record,
  slug,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';
import { clockOutcome, level, ofTicket, ticketKind } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const unitIds = list(slug('单位', 'Unit'), '承办单位', 'Units that took part');

export const ticketRaised = event(
  'ticket.raised',
  { zh: '企业吹哨', en: 'Whistle raised' },
  record({
    ...ofTicket,
    enterprise_id: orNull(
      slug('吹哨企业，个人来电时为空', 'Enterprise; null for an individual on the hotline'),
    ),
    source: choice(['enterprise', 'hotline', 'party_organisation', 'council'], '来源', 'Who raised it'),
    kind: ticketKind,
    category_code: code('问题类别', 'Category'),
    process_stage: orNull(code('流程环节', 'Process stage')),
    priority: flag('优先办理', 'Has the priority right (mechanisms 2.24)'),
    level,
    place_code: optional(code('地点代码', 'Code of the place; absent when none was given')),
    project_id: optional(slug('所属重大项目', 'Key project that it is about; absent when none was given')),
    recurrence_of: optional(uuid('再次发生的原哨件', 'The closed whistle that this one repeats')),
    held: optional(flag('留待人工派单', 'Not routed by itself: a dispatcher decides')),
  }),
  ['1.0.0', '1.1.0'],
);

export const ticketDispatched = event(
  'ticket.dispatched',
  { zh: '派单', en: 'Whistle dispatched' },
  record({
    ...ofTicket,
    mode: choice(['single', 'joint'], '办理方式：单独、联合', 'One unit, or several together'),
    lead_unit_id: slug('主办单位', 'Lead unit'),
    co_unit_ids: list(slug('单位', 'Unit'), '协办单位', 'Co-units'),
    rule_id: orNull(code('命中规则', 'Rule that matched')),
    catch_all: flag('兜底派单', 'No rule matched: the catch-all unit leads'),
    catch_all_because: optional(
      choice(
        ['no_rule', 'lead_inactive', 'nobody_on_duty'],
        '兜底原因：无规则、主办单位停用、主办单位无人值班',
        'Why the catch-all unit leads',
      ),
    ),
    response_plan: optional(
      record({ code: code('预案', 'Plan'), version: ordinal('预案版本', 'Version of the plans') }),
    ),
    on_duty: optional(
      list(
        record({
          unit_id: slug('单位', 'Unit'),
          post: choice(
            ['duty_officer', 'deputy', 'head'],
            '在岗职务：值班员、副职、负责人',
            'The post that answered for it',
          ),
        }),
        '派单时谁在岗；无人应答的单位不列出',
        'Who answered for each unit at that instant; units that nobody answered for are not listed',
      ),
    ),
    directory_version: ordinal('名录版本', 'Directory version'),
    policy_code: code('时限代码', 'Deadline policy'),
    policy_version: ordinal('时限版本', 'Version of the policies'),
    calendar_id: slug('日历', 'Calendar'),
    calendar_version: ordinal('日历版本', 'Calendar version'),
    resolve_due_at: optional(
      orNull(instant('整件办结时限', 'Resolve by: what the alliance owes the raiser, whoever is at work')),
    ),
  }),
  ['1.0.0', '1.1.0', '1.2.0'],
);

export const ticketStarted = event(
  'ticket.started',
  { zh: '开始办理', en: 'Work started' },
  record({ ...ofTicket, lead_assignment_id: uuid('主办派单', 'Assignment of the lead') }),
);

export const ticketResolved = event(
  'ticket.resolved',
  { zh: '办结待回访', en: 'Whistle resolved' },
  record({
    ...ofTicket,
    lead_unit_id: slug('主办单位', 'Lead unit'),
    unit_ids: unitIds,
    clock: optional(clockOutcome),
    call_back_due_at: optional(instant('回访时限', 'First call-back by')),
  }),
  ['1.0.0', '1.1.0'],
);

export const callbackRecorded = event(
  'callback.recorded',
  { zh: '回访', en: 'Call-back recorded' },
  record({
    ...ofTicket,
    callback_id: uuid('回访编号', 'Call-back id'),
    solved: choice(['yes', 'partial', 'no'], '是否解决', 'Solved'),
    satisfaction: orNull(
      choice(
        ['satisfied', 'basic', 'dissatisfied'],
        '是否满意，未评价为空',
        'Satisfaction; null when not rated',
      ),
    ),
    unit_ids: unitIds,
    lead_unit_id: slug('主办单位', 'Lead unit'),
  }),
);

export const ticketClosed = event(
  'ticket.closed',
  { zh: '办结归档', en: 'Whistle closed' },
  record({ ...ofTicket, outcome: choice(['solved', 'unrated', 'not_solvable'], '结果', 'Outcome') }),
  ['1.0.0', '1.1.0'],
);

export const ticketReopened = event(
  'ticket.reopened',
  { zh: '重办', en: 'Whistle reopened' },
  record({
    ...ofTicket,
    cause: choice(
      ['not_solved', 'partly_solved', 'dissatisfied', 'solvable', 'came_back'],
      '重办原因',
      'Why it was reopened; `round` is the new one',
    ),
    level: optional(level),
    resolve_due_at: optional(orNull(instant('新一轮办结时限', 'Resolve by, in the new round'))),
  }),
  ['1.0.0', '1.1.0', '1.2.0', '1.3.0'],
);
