import {
  allianceDefaults,
  branch,
  calendars,
  categories,
  deadlinePolicies,
  enterprise,
  label,
  officersOf,
  place,
  plan,
  post,
  processStages,
  rotaOf,
  rules,
  shares,
  unit,
} from './building-blocks.mjs';

// Beibu Gulf international gateway port, party-building alliance for key projects: mechanisms 0.1 to 0.24.
// The convenor and ten named branches make eleven (0.3). The source's list is not repeated here: but for the two leads (0.4), the
// members carry the name of their function.
const CONVENOR = 'port-development';

const units = [
  unit(CONVENOR, '北部湾办港口发展处', 'Beibu Gulf Office, port development division', {
    tier: 'regional',
    function: 'port_development',
    catch_all: true,
  }),
  unit('third-secretariat', '第三秘书处', 'Third secretariat', { tier: 'regional', function: 'secretariat' }),
  unit('transport-approval', '交通审批处', 'Transport approval division', {
    tier: 'regional',
    function: 'approval',
  }),
  unit('construction-quality', '工程质量监督站', 'Construction quality supervision', {
    tier: 'regional',
    function: 'quality_supervision',
  }),
  unit('customs', '海关', 'Customs', { tier: 'central', function: 'customs', line_parent: 'customs_line' }),
  unit('maritime-safety', '海事', 'Maritime safety', {
    tier: 'central',
    function: 'maritime_safety',
    line_parent: 'maritime_line',
  }),
  unit('border-inspection', '边检', 'Border inspection', {
    tier: 'central',
    function: 'border_inspection',
    line_parent: 'immigration_line',
  }),
  unit('port-group', '港口集团', 'Port group', {
    tier: 'enterprise',
    function: 'port_operation',
    calendar_id: 'terminal',
  }),
  unit('container-terminal', '集装箱码头公司', 'Container terminal company', {
    tier: 'enterprise',
    function: 'terminal',
    calendar_id: 'terminal',
  }),
  unit('railway-operator', '铁路运营公司', 'Railway operator', {
    tier: 'enterprise',
    function: 'railway',
    calendar_id: 'terminal',
  }),
  unit('power-grid', '供电公司', 'Power supply company', {
    tier: 'enterprise',
    function: 'utilities',
    calendar_id: 'terminal',
  }),
];

const matrixRules = rules([
  ['clearance', null, 'customs', ['border-inspection']],
  ['customs_clearance', null, 'customs', ['port-group', 'border-inspection']],
  ['crew_and_border', null, 'border-inspection', ['maritime-safety']],
  ['operations', null, 'port-group'],
  // One whistle, five units: a lead and four co-units.
  [
    'yard_congestion',
    null,
    'port-group',
    ['container-terminal', 'railway-operator', 'customs', 'maritime-safety'],
    [CONVENOR],
  ],
  ['gate_blocked', null, 'container-terminal', ['port-group', 'customs']],
  ['berth_and_pilotage', null, 'maritime-safety', ['port-group', 'container-terminal']],
  ['cold_chain', null, 'container-terminal', ['power-grid', 'customs']],
  ['system_down', null, 'port-group', ['customs', 'container-terminal']],
  ['utilities', null, 'power-grid', ['port-group']],
  ['permits', null, 'transport-approval'],
  ['construction_permit', null, 'transport-approval', ['construction-quality', 'maritime-safety']],
  [
    'project_acceptance',
    null,
    'construction-quality',
    ['transport-approval', 'maritime-safety', 'port-group'],
  ],
  ['construction', null, CONVENOR, ['transport-approval', 'construction-quality']],
  ['land_and_facilities', null, 'third-secretariat', [CONVENOR, 'power-grid']],
  ['safety', null, 'maritime-safety', ['port-group']],
  ['leak_or_fire', null, 'port-group', ['maritime-safety', 'container-terminal', 'power-grid']],
  ['logistics_cost', null, 'railway-operator', ['port-group', CONVENOR]],
  ['policy_advice', null, CONVENOR],
  [null, 'administrative_approval', 'transport-approval'],
  [null, 'construction_permit', 'construction-quality', ['transport-approval']],
  [null, 'port_control', 'customs', ['border-inspection', 'maritime-safety']],
  [null, 'production', 'port-group'],
  [null, 'quality_supervision', 'construction-quality'],
  // A key project is led by whoever convenes for it (0.4), whatever it is about there; at the oil terminal safety is the sea's.
  [
    'construction',
    null,
    'third-secretariat',
    [CONVENOR, 'construction-quality', 'transport-approval'],
    [],
    { project_id: 'oil-terminal-300kt' },
  ],
  ['leak_or_fire', null, 'maritime-safety', ['port-group'], [], { place_code: 'oil-berth' }],
  ['yard_congestion', null, 'railway-operator', ['port-group'], [], { place_code: 'rail-yard' }],
]);

// Codes and positions are made up.
const places = [
  place('gulf-port', '港区', 'The port', { around: [21.62, 108.62, 12000] }),
  place('oil-berth', '油码头', 'Oil berth', { parent: 'gulf-port', around: [21.57, 108.6, 1200] }),
  place('rail-yard', '铁路货场', 'Rail yard', { parent: 'gulf-port', around: [21.66, 108.63, 800] }),
];

const plans = [
  plan('oil-spill', 'emergency', '油码头泄漏应急预案', 'Spill at the oil berth', {
    category_code: 'leak_or_fire',
    place_code: 'oil-berth',
    lead_unit_id: 'maritime-safety',
    co_unit_ids: ['port-group', 'power-grid'],
    inform_unit_ids: [CONVENOR],
    steps: [
      ['boom', '布设围油栏', 'Lay the oil boom'],
      ['stop_pumps', '停泵断电', 'Stop the pumps, cut the power'],
      ['recover', '回收油污', 'Recover the oil'],
    ],
    over: ['海面无可见油膜', 'No film of oil is to be seen'],
    secretary: 'officer-01',
  }),
  plan('gate-emergency', 'emergency', '闸口堵塞应急预案', 'Gate blocked', {
    category_code: 'gate_blocked',
    lead_unit_id: 'container-terminal',
    co_unit_ids: ['port-group', 'customs', 'railway-operator'],
    steps: [
      ['divert', '引导车辆分流', 'Divert the trucks'],
      ['rail', '改走铁路集疏运', 'Move boxes by rail'],
    ],
  }),
  plan(
    'environment-enforcement',
    'enforcement',
    '港区环境综合执法预案',
    'Joint enforcement on the environment',
    {
      category_code: 'environment',
      lead_unit_id: 'port-group',
      co_unit_ids: ['maritime-safety', CONVENOR],
      steps: [['inspect', '联合检查', 'Inspect together']],
    },
  ),
  plan('acceptance-key-work', 'key', '项目验收重点工作预案', 'Acceptance as key work', {
    category_code: 'project_acceptance',
    lead_unit_id: 'construction-quality',
    co_unit_ids: ['transport-approval', 'maritime-safety', 'port-group'],
    steps: [
      ['list', '一次性列出问题清单', 'List all defects at once'],
      ['accept', '联合验收', 'Accept together'],
    ],
    over: ['验收意见书出具', 'The acceptance certificate is issued'],
  }),
];

const projects = [
  [
    'oil-terminal-300kt',
    '30万吨级油码头',
    '300,000-tonne oil terminal',
    'construction',
    ['port-group', 'transport-approval', 'maritime-safety', 'construction-quality'],
  ],
  ['project-01', '重点项目01', 'Key project 01', 'construction', ['port-group', 'container-terminal']],
  ['project-02', '重点项目02', 'Key project 02', 'approval', ['transport-approval', 'railway-operator']],
  ['project-03', '重点项目03', 'Key project 03', 'negotiation', [CONVENOR]],
];

export function beibuGulf() {
  const specialist = (id) => post('project', id, 'project_specialist');
  const officers = officersOf(units, {
    'officer-01': [
      specialist('oil-terminal-300kt'),
      post('party_organisation', `${CONVENOR}-branch`, 'secretary'),
    ],
    'officer-02': [specialist('project-01'), specialist('project-02')],
    'officer-03': [
      specialist('project-03'),
      post('party_organisation', 'third-secretariat-branch', 'secretary'),
    ],
  });
  const members = shares(121, units.length, 3);
  return {
    alliance: {
      id: 'beibu-gulf',
      name_zh: '北部湾国际门户港重大项目党建联盟',
      name_en: 'Beibu Gulf International Gateway Port Alliance for Key Projects',
      ...allianceDefaults,
      number_prefix: 'BG',
      convenor_unit_id: CONVENOR,
      lead_unit_ids: ['third-secretariat', CONVENOR],
      operating_model: operatingModel,
    },
    units,
    enterprises: Array.from({ length: 16 }, (_, i) =>
      enterprise(i + 1, {
        role: [
          'liner',
          'trucking',
          'yard',
          'warehousing',
          'forwarding',
          'customs_broker',
          'oil_storage',
          'railway',
        ][i % 8],
      }),
    ),
    industry_alliances: [],
    party_organisations: units.map(({ id, name_zh, name_en }, i) =>
      branch(`${id}-branch`, 'own', `${name_zh}党支部`, `${name_en} branch`, members[i], { unit_id: id }),
    ),
    officers,
    projects: projects.map(([id, name_zh, name_en, stage, unit_ids], i) => ({
      id,
      name_zh,
      name_en,
      stage,
      unit_ids,
      officer_ids: [['officer-01'], ['officer-02'], ['officer-02'], ['officer-03']][i],
    })),
    duty_rota: rotaOf(units, officers),
    responsibility_matrix: { process_stages: processStages, categories, places, rules: matrixRules },
    response_plans: plans,
    calendars,
    deadline_policies: deadlinePolicies,
  };
}

// One alliance, four mechanisms, five platforms (0.2, 0.10, 0.16). Which categories belong to which entry is made up.
const operatingModel = {
  ...label('1-4-5', '“1+4+5”长效运行机制', 'The standing model "1+4+5"'),
  structures: [label('alliance', '党建联盟', 'Party-building alliance')],
  mechanisms: [
    label('joint_study', '政治理论联学', 'Studying together'),
    label('joint_practice', '实践活动联办', 'Acting together'),
    label('shared_resources', '优势资源共享', 'Sharing resources'),
    label('joint_teams', '党员队伍共建', 'Building teams together'),
  ],
  platforms: [
    label('study', '党史学习教育学习平台', 'Study platform'),
    label('practical_service', '“我为群众办实事”实践活动平台', 'Practical service platform', {
      categories: ['driver_services', 'wage_arrears', 'environment'],
    }),
    label('problem_solving', '高效协同解决问题沟通平台', 'Joint problem-solving platform', {
      categories: categories.map(({ code }) => code),
    }),
    label('education_resources', '党性教育资源共享平台', 'Shared education resources'),
    label('activity_resources', '活动资源共享交流平台', 'Shared activity resources'),
  ],
};
