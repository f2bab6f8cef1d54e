import type { Bilingual } from './fields.js';

/** A topic of the public contract. Partition count and partitioner (murmur2) are part of it: changing them breaks order per key. */
export interface Topic {
  readonly name: TopicName;
  readonly partitions: number;
  readonly retentionMs: number;
  readonly cleanupPolicy: 'delete';
  readonly maxMessageBytes: number;
  /** What the Kafka key is. */
  readonly key: Bilingual;
  /** Services that send; everybody else only receives. */
  readonly senders: readonly string[];
  /** Services that consume it today; each service's tests hold it to this. */
  readonly receivers: readonly string[];
  readonly description: Bilingual;
}

export type TopicName =
  | 'muster.organizations.v1'
  | 'muster.tickets.v1'
  | 'muster.activities.v1'
  | 'muster.projects.v1'
  | 'muster.accounts.v1'
  | 'muster.metrics.v1'
  | 'muster.notifications.v1'
  | 'muster.audit.v1';

const DAY_MS = 86_400_000;

const topic = (
  name: TopicName,
  senders: string | readonly string[],
  receivers: readonly string[],
  key: Bilingual,
  description: Bilingual,
  retentionDays = 30,
): Topic => ({
  name,
  partitions: 12,
  retentionMs: retentionDays * DAY_MS,
  cleanupPolicy: 'delete',
  maxMessageBytes: 1_048_576,
  key,
  senders: [senders].flat(),
  receivers,
  description,
});

/**
 * Every public topic by name. `delete`, never `compact`: a topic is a series of events, and what is older than the retention
 * comes back by republishing from the sender's event log.
 */
export const topics: Readonly<Record<TopicName, Topic>> = {
  'muster.organizations.v1': topic(
    'muster.organizations.v1',
    'organizations',
    ['escalation', 'events', 'notifications', 'statistics'],
    { zh: '联盟编号', en: 'alliance id' },
    {
      zh: '联盟名录：成员单位、企业、党组织、职责清单、日历、值班。版本即名录版本',
      en: "An alliance's directory: units, enterprises, party organisations, responsibility matrix, calendars, duty. The version is the directory version",
    },
    365,
  ),
  'muster.tickets.v1': topic(
    'muster.tickets.v1',
    'escalation',
    ['events', 'notifications', 'statistics'],
    { zh: '哨件编号（ticket_id）', en: 'ticket id' },
    {
      zh: '哨件及其派单：吹哨、派单、签收、报到、办结、回访、时限。一件一流，版本连续',
      en: 'Whistles and their assignments: raised, dispatched, signed, reported in, resolved, called back, clocks. One gap-free stream per whistle',
    },
  ),
  'muster.activities.v1': topic(
    'muster.activities.v1',
    'events',
    ['escalation', 'notifications', 'statistics'],
    {
      zh: '会议、活动、频次、轮值、资源、动员、专项或系列编号',
      en: 'meeting id, activity id, id of a mechanism’s period, rota id, resource id, mobilisation id or campaign id',
    },
    {
      zh: '会议（联席会、议题、决定、出席）、活动（报名、出席、学时、成果）、各机制的频次（达到、将至、未达）、共享资源（预订、使用）、动员（答复、结束）与专项、系列（期数、结项）',
      en: 'Meetings (agenda, decisions, attendance), activities (sign-ups, attendance, hours, outcomes), whether mechanisms were held as often as is due, shared resources (bookings, use), mobilisations (answers, end), and special actions and series (numbers, conclusion)',
    },
  ),
  'muster.projects.v1': topic(
    'muster.projects.v1',
    'escalation',
    ['statistics', 'notifications'],
    { zh: '流程编号或模板编号', en: 'process id or template id' },
    {
      zh: '项目流程：阶段与早告知、分段验收及时限、工资检查、要素保障、节点计划与达到',
      en: 'Processes of key projects: phases with early notices, acceptance of segments with their limits, wages, elements, milestones with their days',
    },
  ),
  'muster.accounts.v1': topic(
    'muster.accounts.v1',
    'gateway',
    [],
    { zh: '账号编号', en: 'account id' },
    { zh: '账号与密钥的开通和停用，不含姓名', en: 'Accounts and keys opened and closed, without names' },
  ),
  'muster.metrics.v1': topic(
    'muster.metrics.v1',
    'statistics',
    [],
    {
      zh: '联盟编号与指标单元键，或外部指标编号、公布月份编号、每月一题编号',
      en: 'alliance id and cell key, or id of a published figure, a month or its theme',
    },
    {
      zh: '指标单元的变化；登记的外部指标（公布的港口数据）；月度指标的公布与重新公布；每月一题的确定、举措与结题',
      en: 'Changes of metric cells, figures that were published about the port, as they are recorded, months as they are published, and themes of the month with what is done about them',
    },
    7,
  ),
  'muster.notifications.v1': topic(
    'muster.notifications.v1',
    'notifications',
    ['escalation'],
    { zh: '通知编号', en: 'notification id' },
    {
      zh: '通知是否送达：送达、未送达、放弃、未发送。不含地址',
      en: 'Whether notices arrived: delivered, failed, given up, suppressed. No addresses',
    },
    7,
  ),
  'muster.audit.v1': topic(
    'muster.audit.v1',
    ['gateway', 'organizations', 'escalation', 'events', 'statistics', 'notifications'],
    [],
    { zh: '服务名:联盟编号', en: 'service:alliance id' },
    {
      zh: '各服务事件日志审计链的最新封条：序号与哈希，作为数据库之外的锚点（ADR-0096）',
      en: 'Newest seals of the audit chains over the services’ event logs: numbers and hashes, an anchor outside of the databases (ADR-0096)',
    },
    3_650,
  ),
};
