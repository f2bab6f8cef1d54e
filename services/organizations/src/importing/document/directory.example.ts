import type { Directory } from '../../domain/directory.js';

const office: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

const term = {
  from: '2026-03-01',
  until: '2028-02-29',
  appointed_by: '民企中心 / Private enterprise centre',
};

/** A smallest directory that passes the rules, for the API's documentation. */
export const exampleDirectory: Directory = {
  alliance: {
    id: 'example',
    name_zh: '示例联盟',
    name_en: 'Example alliance',
    time_zone: 'Asia/Shanghai',
    number_prefix: 'EX',
    convenor_unit_id: 'secretariat',
    lead_unit_ids: ['secretariat'],
  },
  units: [
    { id: 'secretariat', name_zh: '秘书处', name_en: 'Secretariat', active: true, catch_all: true },
    {
      id: 'customs',
      name_zh: '海关',
      name_en: 'Customs',
      function: 'customs',
      active: true,
      catch_all: false,
    },
  ],
  enterprises: [
    {
      id: 'enterprise-001',
      name_zh: '企业001',
      name_en: 'Enterprise 001',
      industry_alliance_ids: [],
      formal_members: 3,
      active: true,
    },
  ],
  industry_alliances: [],
  party_organisations: [
    {
      id: 'own-01',
      name_zh: '第01独立党支部',
      name_en: 'Own branch 01',
      form: 'own',
      enterprise_ids: ['enterprise-001'],
      members: 3,
    },
    {
      id: 'own-02',
      name_zh: '在建项目01党支部',
      name_en: 'Branch of project 01',
      form: 'own',
      enterprise_ids: [],
      project_id: 'project-01',
      members: 4,
    },
  ],
  officers: [
    {
      id: 'officer-01',
      name: '值班员01 / Officer 01',
      phone: '000-0000-0001',
      posts: [{ organisation_kind: 'unit', organisation_id: 'customs', post: 'duty_officer' }],
    },
    {
      id: 'officer-02',
      name: '专员02 / Officer 02',
      posts: [
        {
          ...{ organisation_kind: 'project', organisation_id: 'project-01', post: 'project_specialist' },
          ...term,
        },
        {
          ...{ organisation_kind: 'party_organisation', organisation_id: 'own-02', post: 'party_instructor' },
          ...term,
        },
      ],
    },
  ],
  projects: [
    {
      id: 'project-01',
      name_zh: '在建项目01',
      name_en: 'Project 01',
      stage: 'construction',
      unit_ids: ['customs'],
      officer_ids: ['officer-02'],
      survey: {
        surveyed_on: '2026-03-10',
        formal_members: 4,
        probationary_members: 1,
        relations_elsewhere: 3,
      },
    },
  ],
  duty_rota: [
    {
      unit_id: 'customs',
      shifts: [
        { officer_id: 'officer-01', from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' },
      ],
    },
  ],
  responsibility_matrix: {
    process_stages: [{ code: 'port_control', name_zh: '口岸管理', name_en: 'Port and border control' }],
    categories: [
      { code: 'customs_clearance', name_zh: '通关受阻', name_en: 'Customs clearance held up', kind: 'key' },
    ],
    rules: [
      {
        id: 'customs-clearance',
        category_code: 'customs_clearance',
        process_stage: null,
        lead_unit_id: 'customs',
        co_unit_ids: ['secretariat'],
      },
    ],
  },
  response_plans: [
    {
      code: 'clearance-key-work',
      name_zh: '通关重点工作预案',
      name_en: 'Clearance as key work',
      kind: 'key',
      category_code: 'customs_clearance',
      lead_unit_id: 'customs',
      co_unit_ids: ['secretariat'],
      steps: [
        { code: 'survey', name_zh: '核查滞留箱量', name_en: 'Count the boxes that wait' },
        { code: 'release', name_zh: '分批放行', name_en: 'Release them in batches' },
      ],
      stand_down_when: { name_zh: '滞留箱清零', name_en: 'No box waits any more' },
    },
  ],
  calendars: [
    {
      id: 'office',
      name_zh: '机关工作日历',
      name_en: 'Office hours',
      time_zone: 'Asia/Shanghai',
      weekly: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
      holidays: ['2026-10-01'],
      make_up_days: ['2026-10-10'],
      default: true,
    },
  ],
};
