import Type from 'typebox';
import {
  choice,
  code,
  count,
  day,
  flag,
  list,
  name,
  ordinal,
  optional,
  record,
  slug,
  timeZone,
} from '../fields.js';

const names = { name_zh: name('中文名称', 'Name in Chinese'), name_en: name('英文名称', 'Name in English') };
const labelled = { code: code('代码', 'Code'), ...names };
/** An entry of the operating model; whistles of these categories are counted under it (ADR-0246). */
const modelEntry = {
  ...labelled,
  categories: optional(
    list(code('问题类别', 'Category of whistles'), '所属问题类别', 'Categories whose whistles count here'),
  ),
};
const headed = (zh: string, en: string) => optional(list(record(modelEntry), zh, en));
const cadence = record({
  per: choice(['month', 'quarter', 'half_year', 'year'], '周期', 'Period'),
  times: ordinal('每周期至少次数', 'At least this often per period'),
});

export const alliance = record(
  {
    id: slug('联盟编号，即租户', 'Alliance id, which is the tenant'),
    ...names,
    time_zone: timeZone('IANA 时区', 'IANA time zone'),
    convenor_unit_id: optional(slug('召集单位', 'Convening unit')),
    lead_unit_ids: list(slug('牵头单位', 'Lead unit'), '牵头单位', 'Units with convening right'),
    operating_model: optional(
      record({
        ...labelled,
        structures: headed('架构', 'Structures'),
        drives: headed('驱动、引领', 'Drives, leads'),
        teams: headed('队伍', 'Teams'),
        scopes: headed('范围', 'Scopes'),
        mechanisms: list(record({ ...modelEntry, cadence: optional(cadence) }), '机制', 'Mechanisms'),
        platforms: list(record(modelEntry), '平台', 'Platforms'),
      }),
    ),
    number_prefix: Type.String({
      pattern: '^[A-Z]{2,6}$',
      description: '哨件编号前缀 / Prefix of ticket numbers',
    }),
  },
  { zh: '联盟', en: 'The alliance' },
);

export const unit = record(
  {
    id: slug('单位编号', 'Unit id'),
    ...names,
    tier: optional(code('层级', 'Tier')),
    function: optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: '职能 / Function of the unit in the alliance',
      }),
    ),
    line_parent: optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: '条线上级 / Line to which it reports outside the alliance',
      }),
    ),
    member_class: optional(code('成员类别', 'Class of member')),
    active: flag('在册', 'Takes assignments'),
    catch_all: flag('兜底单位', 'Receives what no rule covers'),
    calendar_id: optional(slug('本单位日历', 'Its own calendar')),
  },
  { zh: '成员单位', en: 'Member unit' },
);

export const enterprise = record(
  {
    id: slug('企业编号', 'Enterprise id'),
    ...names,
    chain_role: optional(code('产业链角色', 'Role in the logistics chain')),
    industry_alliance_ids: list(
      slug('产业联盟', 'Industry alliance'),
      '所属产业联盟',
      'Industry alliances it belongs to',
    ),
    formal_members: count('正式党员人数', 'Formal party members'),
    active: flag('在册', 'Active member'),
    joined_on: optional(day('加入日期', 'Day of joining')),
  },
  { zh: '企业', en: 'Enterprise' },
);

export const industryAlliance = record(
  {
    id: slug('产业联盟编号', 'Industry alliance id'),
    ...names,
    party_organisation_id: optional(slug('联盟党支部', 'Its branch')),
  },
  { zh: '产业联盟', en: 'Industry alliance' },
);

export const partyOrganisation = record(
  {
    id: slug('党组织编号', 'Party organisation id'),
    ...names,
    form: choice(['own', 'joint', 'alliance_branch', 'committee'], '组建形式', 'Form'),
    enterprise_ids: list(slug('企业', 'Enterprise'), '覆盖企业', 'Enterprises it covers'),
    unit_id: optional(slug('所属单位', 'Unit it belongs to')),
    project_id: optional(slug('所属项目', 'Project it belongs to')),
    members: count('党员人数', 'Members'),
    parent_id: optional(slug('上级党组织', 'Parent organisation')),
  },
  { zh: '党组织', en: 'Party organisation' },
);

export const officer = record(
  {
    id: slug('人员编号（化名）', 'Officer id, a pseudonym'),
    posts: list(
      record({
        organisation_kind: choice(
          ['alliance', 'unit', 'enterprise', 'industry_alliance', 'party_organisation', 'project'],
          '组织类别',
          'Kind of organisation',
        ),
        organisation_id: slug('组织编号', 'Organisation id'),
        post: code('岗位代码', 'Post'),
      }),
      '兼任岗位',
      'Posts held at once',
    ),
  },
  { zh: '人员岗位，不含姓名电话', en: 'An officer by posts, without name or number' },
);

export const project = record(
  {
    id: slug('项目编号', 'Project id'),
    ...names,
    stage: code('阶段', 'Stage'),
    owner_enterprise_id: optional(slug('业主企业', 'Owning enterprise')),
    unit_ids: list(slug('单位', 'Unit'), '相关单位', 'Units involved'),
    officer_ids: list(slug('人员', 'Officer'), '项目专员', 'Its specialists'),
    ended_on: optional(day('结束日；此前为在建', 'Day on which it ended; under way until then')),
    survey: optional(
      record(
        {
          surveyed_on: day('摸底日期', 'Day of the survey'),
          formal_members: count('正式党员人数', 'Formal party members'),
          probationary_members: count('预备党员人数', 'Probationary members'),
          relations_elsewhere: count(
            '其中组织关系在外的人数',
            'How many of them keep their membership elsewhere',
          ),
        },
        { zh: '党员摸底，只有人数', en: 'Baseline survey of party members, counts only' },
      ),
    ),
  },
  { zh: '重大项目', en: 'Key project' },
);
