import {
  allianceDefaults,
  branch,
  calendars,
  categories,
  enterprise,
  label,
  number,
  officer,
  officersOf,
  place,
  plan,
  post,
  processStages,
  rotaOf,
  rules,
  unit,
  withDeadlines,
} from './building-blocks.mjs';

// Huangshi development zone and Tieshan district, "party building + projects": mechanisms 1.1 to 1.27.
// The source says "20-odd" project branches (1.6); 22 stands for it here: 14 own (three or more formal members) and 8 joint ones.
const PROJECTS = 24;
const OWN_BRANCHES = 14;
const JOINT_BRANCHES = 8;
const SPECIALISTS = 12;

const units = [
  unit('enterprise-centre', '民企中心', 'Private enterprise centre', {
    function: 'enterprise_service',
    catch_all: true,
  }),
  unit('approval-office', '行政审批', 'Approval office', { function: 'approval' }),
  unit('housing-construction', '住建', 'Housing and construction', { function: 'construction' }),
  unit('quality-and-safety', '质安监', 'Quality and safety supervision', { function: 'quality_supervision' }),
  unit('natural-resources', '自然资源', 'Natural resources', { function: 'land' }),
  unit('utilities', '水电气公司', 'Water, power and gas', { function: 'utilities', calendar_id: 'terminal' }),
  unit('human-resources', '人社', 'Human resources and social security', { function: 'labour' }),
  unit('economy-and-information', '经信', 'Economy and information', { function: 'industry' }),
  unit('emergency-management', '应急管理', 'Emergency management', { function: 'emergency' }),
  unit('traffic-police', '交警', 'Traffic police', { function: 'traffic' }),
  unit('river-port', '新港港口公司', 'River port company', {
    function: 'port_operation',
    calendar_id: 'terminal',
  }),
  unit('customs', '海关', 'Customs', { function: 'customs', line_parent: 'customs_line' }),
  unit('tax', '税务', 'Tax', { function: 'tax', line_parent: 'tax_line' }),
  unit('neighbourhood', '所在村（社区）', 'Village and community', { function: 'neighbourhood' }),
];

const matrixRules = rules([
  ['clearance', null, 'customs', ['river-port']],
  ['operations', null, 'river-port'],
  // One whistle, five units: a lead and four co-units.
  [
    'yard_congestion',
    null,
    'river-port',
    ['customs', 'traffic-police', 'economy-and-information', 'emergency-management'],
    ['enterprise-centre'],
  ],
  ['gate_blocked', null, 'traffic-police', ['river-port']],
  ['system_down', null, 'river-port', ['customs']],
  ['utilities', null, 'utilities', ['enterprise-centre']],
  ['power_supply', null, 'utilities', ['economy-and-information']],
  ['permits', null, 'approval-office', ['enterprise-centre']],
  ['construction_permit', null, 'housing-construction', ['approval-office', 'quality-and-safety']],
  // The same question, answered together (1.21): acceptance within ten working days.
  [
    'project_acceptance',
    null,
    'housing-construction',
    ['quality-and-safety', 'approval-office', 'natural-resources', 'emergency-management'],
  ],
  ['construction', null, 'housing-construction', ['quality-and-safety']],
  ['land_and_facilities', null, 'natural-resources', ['utilities', 'approval-office', 'enterprise-centre']],
  ['safety', null, 'quality-and-safety', ['emergency-management']],
  ['leak_or_fire', null, 'emergency-management', ['quality-and-safety', 'utilities']],
  ['labour', null, 'human-resources'],
  ['wage_arrears', null, 'human-resources', ['housing-construction', 'enterprise-centre']],
  ['labour_dispute', null, 'human-resources', ['neighbourhood']],
  ['tax', null, 'tax'],
  ['logistics_cost', null, 'economy-and-information', ['river-port']],
  ['traffic_order', null, 'traffic-police'],
  ['environment', null, 'neighbourhood', ['enterprise-centre']],
  ['finance', null, 'economy-and-information'],
  ['policy_advice', null, 'enterprise-centre'],
  [null, 'administrative_approval', 'approval-office'],
  [null, 'construction_permit', 'housing-construction', ['approval-office']],
  [null, 'port_control', 'customs'],
  [null, 'production', 'economy-and-information'],
  [null, 'quality_supervision', 'quality-and-safety'],
  // The first project has a service group of its own; at the river port the port looks after its own road.
  [
    'construction',
    null,
    'enterprise-centre',
    ['housing-construction', 'quality-and-safety', 'natural-resources'],
    [],
    { project_id: 'project-01' },
  ],
  ['traffic_order', null, 'river-port', ['traffic-police'], [], { place_code: 'river-port' }],
]);

// Codes and positions are made up.
const places = [
  place('development-zone', '开发区', 'Development zone', { around: [30.17, 115.02, 9000] }),
  place('building-sites', '在建工地片区', 'Building sites', { parent: 'development-zone' }),
  place('river-port', '新港片区', 'River port', { around: [30.22, 115.17, 3000] }),
];

const plans = [
  plan('site-accident', 'emergency', '工地险情应急预案', 'Accident on a building site', {
    category_code: 'leak_or_fire',
    lead_unit_id: 'emergency-management',
    co_unit_ids: ['quality-and-safety', 'utilities'],
    inform_unit_ids: ['enterprise-centre'],
    steps: [
      ['stop_work', '立即停工并疏散', 'Stop work and clear the site'],
      ['secure', '排除险情', 'Make it safe'],
      ['resume', '复核后复工', 'Resume after a review'],
    ],
    over: ['复工条件经复核', 'The conditions to resume have been reviewed'],
    secretary: 'officer-01',
  }),
  plan('gate-and-traffic', 'enforcement', '交通秩序综合执法预案', 'Joint enforcement on the roads', {
    category_code: 'traffic_order',
    lead_unit_id: 'traffic-police',
    co_unit_ids: ['neighbourhood'],
    steps: [['patrol', '联合巡查', 'Patrol together']],
  }),
  plan('acceptance-key-work', 'key', '联合验收重点工作预案', 'Joint acceptance as key work', {
    category_code: 'project_acceptance',
    lead_unit_id: 'housing-construction',
    co_unit_ids: ['quality-and-safety', 'approval-office', 'natural-resources', 'emergency-management'],
    steps: [
      ['advise', '提前指导，一次告知', 'Advise early, tell everything at once'],
      ['accept', '十个工作日内联合验收', 'Accept together within ten working days'],
    ],
    over: ['验收通过', 'It is accepted'],
  }),
];

const projectId = (i) => `project-${number(i + 1, 2)}`;
const branchId = (i) => `${projectId(i)}-branch`;
// Days and counts of terms and surveys are made up.
const TERM = {
  from: '2025-01-01',
  until: '2029-12-31',
  appointed_by: '民企中心 / Private enterprise centre',
};
const SURVEYED_ON = '2025-12-10';
const hasBranch = (i) => i < OWN_BRANCHES + JOINT_BRANCHES;

export function huangshi() {
  // Owners of the projects first; the last eight are contractors that share a joint branch with the owner.
  const enterprises = Array.from({ length: PROJECTS + JOINT_BRANCHES }, (_, i) =>
    enterprise(i + 1, {
      members: i < OWN_BRANCHES ? 3 + (i % 5) : 1 + (i % 2),
      role: i < PROJECTS ? 'project_owner' : 'contractor',
    }),
  );
  const firstSpecialist = units.length * 2 + 1;
  const specialist = (i) => `officer-${number(firstSpecialist + (i % SPECIALISTS), 2)}`;
  const specialists = Array.from({ length: SPECIALISTS }, (_, s) =>
    officer(firstSpecialist + s, dualPosts(s)),
  );
  const duty = officersOf(units, {
    'officer-01': [post('party_organisation', 'industry-chain-committee', 'secretary')],
  });
  return {
    alliance: {
      id: 'huangshi',
      name_zh: '黄石开发区·铁山区“党建+项目”联盟',
      name_en: 'Huangshi Development Zone and Tieshan District, Party Building and Projects',
      ...allianceDefaults,
      number_prefix: 'HS',
      convenor_unit_id: 'enterprise-centre',
      lead_unit_ids: ['enterprise-centre'],
      operating_model: operatingModel,
    },
    units,
    enterprises,
    industry_alliances: [],
    party_organisations: [
      branch('industry-chain-committee', 'committee', '产业链党委', 'Industry-chain committee', 0, {
        unit_id: 'enterprise-centre',
      }),
      ...projectBranches(enterprises),
    ],
    officers: [...duty, ...specialists],
    projects: Array.from({ length: PROJECTS }, (_, i) => ({
      id: projectId(i),
      name_zh: `在建项目${number(i + 1, 2)}`,
      name_en: `Project ${number(i + 1, 2)}`,
      stage: hasBranch(i)
        ? ['construction', 'acceptance', 'construction', 'production'][i % 4]
        : 'negotiation',
      owner_enterprise_id: enterprises[i].id,
      unit_ids: ['enterprise-centre', 'housing-construction', 'quality-and-safety'],
      officer_ids: [specialist(i)],
      survey: surveyOf(i, enterprises[i].formal_members),
    })),
    duty_rota: rotaOf(units, duty),
    responsibility_matrix: { process_stages: processStages, categories, places, rules: matrixRules },
    response_plans: plans,
    calendars,
    deadline_policies: withDeadlines(acceptance),
  };
}

// 双员: whoever is a project's specialist is also the instructor of its branch (1.1). A project under negotiation has no branch
// yet, but its specialist is there already (1.17).
function dualPosts(specialist) {
  const own = Array.from({ length: PROJECTS }, (_, i) => i).filter((i) => i % SPECIALISTS === specialist);
  return own.flatMap((i) => [
    { ...post('project', projectId(i), 'project_specialist'), ...TERM },
    ...(hasBranch(i) ? [{ ...post('party_organisation', branchId(i), 'party_instructor'), ...TERM }] : []),
  ]);
}

// 党员摸底 (1.3). Of the two projects under negotiation one has three formal members already and is due a branch of its own (1.4), the other
// should share one (1.5).
function surveyOf(i, ofOwner) {
  const formal_members = hasBranch(i) ? ofOwner : i % 2 === 0 ? 3 : 1;
  return {
    surveyed_on: SURVEYED_ON,
    formal_members,
    probationary_members: i % 3,
    relations_elsewhere: i % 2,
  };
}

function projectBranches(enterprises) {
  return Array.from({ length: OWN_BRANCHES + JOINT_BRANCHES }, (_, i) => {
    const isOwn = i < OWN_BRANCHES;
    const contractor = enterprises[PROJECTS + i - OWN_BRANCHES];
    const on = isOwn ? [enterprises[i]] : [enterprises[i], contractor];
    const members = on.reduce((sum, each) => sum + each.formal_members, 0);
    return branch(
      branchId(i),
      isOwn ? 'own' : 'joint',
      `在建项目${number(i + 1, 2)}${isOwn ? '' : '联合'}党支部`,
      `Project ${number(i + 1, 2)} ${isOwn ? '' : 'joint '}branch`,
      Math.max(members, 3),
      {
        enterprise_ids: on.map(({ id }) => id),
        project_id: projectId(i),
        parent_id: 'industry-chain-committee',
      },
    );
  });
}

// Which categories belong to which entry is made up.
const operatingModel = {
  ...label('party-plus-projects', '“党建+项目”双员制', 'Party building and projects, dual officers'),
  teams: [
    label('project_specialist', '项目专员', 'Project specialists'),
    label('party_instructor', '党建指导员', 'Party instructors'),
  ],
  mechanisms: [
    label('dual_officers', '项目专员兼任党建指导员', 'The project specialist is the party instructor'),
    label('branch_on_site', '支部建在工地上', 'A branch on the building site', {
      categories: ['land_and_facilities', 'wage_arrears', 'labour_dispute'],
    }),
    label('approve_manage_accept', '批管验联动', 'Approve, manage, accept: linked', {
      categories: ['construction_permit', 'project_acceptance'],
    }),
    label('action_branch', '行动支部工作法', 'Action branches'),
  ],
  platforms: [
    label('lecture_hall', '政企大讲堂', 'Lecture hall of government and enterprises'),
    label('weekend_salon', '周末沙龙', 'Weekend salon'),
    label('chain_matchmaking', '产业链供需对接', 'Match-making in the industry chain'),
  ],
};

const hour = { target: { minutes: 60 }, mode: 'working_time' };
const day = { target: { days: 1 }, mode: 'calendar_days_next_working_end' };
const working = (days) => ({ target: { working_days: days }, mode: 'working_time' });

// Acceptance took 30 working days and takes 10 now (1.23); the source gives no date, so the days on which the versions begin and
// end are made up. It holds on every level: what was promised to the enterprises does not grow longer.
const acceptance = {
  code: 'acceptance',
  kinds: ['key', 'routine', 'complex'],
  categories: ['project_acceptance'],
  sign: hour,
  contact: day,
  resolve: working(10),
  effective_from: '2022-01-01',
  previous: [{ effective_until: '2021-12-31', sign: hour, contact: day, resolve: working(30) }],
  precedent: {
    name_zh: '黄石开发区·铁山区：竣工验收由 30 个工作日压缩为 10 个工作日',
    name_en: 'Huangshi: acceptance in 10 working days instead of 30',
  },
};
