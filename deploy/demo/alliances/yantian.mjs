import {
  allianceDefaults,
  branch,
  calendars,
  categories,
  deadlinePolicies,
  enterprise,
  label,
  number,
  officersOf,
  place,
  plan,
  post,
  processStages,
  rotaOf,
  rules,
  unit,
} from './building-blocks.mjs';

// Yantian sub-district, port logistics ecosystem: mechanisms 3.1 to 3.26.
// The conference has three classes of members (3.9): functional departments, associations' party organisations, enterprises.
const department = (more) => ({ member_class: 'functional_department', ...more });
const association = (more) => ({ member_class: 'industry_association', ...more });
const company = (more) => ({ member_class: 'enterprise', calendar_id: 'terminal', ...more });

const units = [
  unit(
    'yantian-subdistrict',
    '盐田街道',
    'Yantian sub-district',
    department({ function: 'subdistrict', catch_all: true }),
  ),
  unit(
    'organisation-department',
    '区委组织部',
    'District organisation department',
    department({ function: 'party_building' }),
  ),
  unit(
    'two-new-committee',
    '区两新组织党工委',
    'District committee for new organisations',
    department({ function: 'party_building' }),
  ),
  unit('trade-unions', '区总工会', 'District federation of trade unions', department({ function: 'labour' })),
  unit(
    'bonded-zone-service',
    '盐综保服务中心',
    'Bonded zone service centre',
    department({ function: 'zone_administration' }),
  ),
  unit('customs', '海关', 'Customs', department({ function: 'customs', line_parent: 'customs_line' })),
  unit('traffic-police', '交警', 'Traffic police', department({ function: 'traffic' })),
  unit('urban-management', '城市管理', 'Urban management', department({ function: 'environment' })),
  unit('emergency-management', '应急管理', 'Emergency management', department({ function: 'emergency' })),
  unit(
    'maritime-safety',
    '海事',
    'Maritime safety',
    department({ function: 'maritime_safety', line_parent: 'maritime_line' }),
  ),
  unit('trucking-association', '拖车行业协会', 'Trucking association', association({ function: 'trucking' })),
  unit(
    'forwarders-association',
    '货代行业协会',
    'Freight forwarders association',
    association({ function: 'forwarding' }),
  ),
  unit('port-group', '港口集团', 'Port group', company({ function: 'port_operation' })),
  unit(
    'container-terminal',
    '集装箱码头公司',
    'Container terminal company',
    company({ function: 'terminal' }),
  ),
];

const ROLES = ['liner', 'trucking', 'yard', 'warehousing', 'forwarding', 'customs_broker'];
const ENTERPRISES = 30;

const matrixRules = rules([
  ['clearance', null, 'customs', ['bonded-zone-service']],
  ['customs_clearance', null, 'customs', ['bonded-zone-service', 'forwarders-association']],
  ['operations', null, 'port-group'],
  // One whistle, five units: a lead and four co-units. Loaded trucks queue outside the port (3.24).
  [
    'yard_congestion',
    null,
    'container-terminal',
    ['traffic-police', 'port-group', 'trucking-association', 'customs'],
    ['yantian-subdistrict'],
  ],
  [
    'gate_blocked',
    null,
    'traffic-police',
    ['container-terminal', 'customs', 'urban-management', 'yantian-subdistrict'],
  ],
  ['berth_and_pilotage', null, 'maritime-safety', ['port-group']],
  ['cold_chain', null, 'container-terminal', ['customs']],
  ['system_down', null, 'container-terminal', ['customs', 'port-group']],
  ['utilities', null, 'yantian-subdistrict', ['port-group']],
  ['permits', null, 'yantian-subdistrict'],
  ['construction', null, 'yantian-subdistrict', ['urban-management']],
  ['safety', null, 'emergency-management', ['yantian-subdistrict']],
  ['leak_or_fire', null, 'emergency-management', ['port-group', 'maritime-safety', 'traffic-police']],
  ['labour', null, 'trade-unions', ['two-new-committee']],
  ['wage_arrears', null, 'trade-unions', ['yantian-subdistrict']],
  ['logistics_cost', null, 'forwarders-association', ['port-group', 'trucking-association']],
  ['traffic_order', null, 'traffic-police', ['urban-management', 'trucking-association']],
  ['environment', null, 'urban-management', ['yantian-subdistrict']],
  [
    'driver_services',
    null,
    'yantian-subdistrict',
    ['trade-unions', 'trucking-association', 'bonded-zone-service'],
  ],
  ['policy_advice', null, 'yantian-subdistrict'],
  [null, 'administrative_approval', 'yantian-subdistrict'],
  [null, 'construction_permit', 'yantian-subdistrict', ['urban-management']],
  [null, 'port_control', 'customs'],
  [null, 'production', 'port-group', ['container-terminal']],
  [null, 'quality_supervision', 'emergency-management'],
  // Inside the bonded zone its service centre answers; on the land behind the port the sub-district convenes.
  ['traffic_order', null, 'bonded-zone-service', ['traffic-police'], [], { place_code: 'bonded-zone' }],
  [
    'environment',
    null,
    'yantian-subdistrict',
    ['urban-management', 'port-group'],
    [],
    { place_code: 'land-behind-the-port' },
  ],
]);

// Codes and positions are made up.
const places = [
  place('bonded-zone', '综合保税区', 'Bonded zone', { around: [22.585, 114.262, 1500] }),
  place('land-behind-the-port', '港区后方陆域', 'Land behind the port', { around: [22.58, 114.27, 4000] }),
  place('gate-west', '西闸口', 'West gate', {
    parent: 'land-behind-the-port',
    around: [22.577, 114.256, 300],
  }),
];

const plans = [
  // Joint duty and rapid response (3.20): the units that act together are agreed beforehand.
  plan('gate-rapid-response', 'emergency', '联勤联动快速反应预案', 'Joint duty, rapid response', {
    category_code: 'gate_blocked',
    lead_unit_id: 'traffic-police',
    co_unit_ids: ['container-terminal', 'customs', 'urban-management', 'yantian-subdistrict'],
    inform_unit_ids: ['trucking-association'],
    steps: [
      ['divert', '分流至后方停车场', 'Divert to the parking behind the port'],
      ['tell_drivers', '向司机发布路况', 'Tell the drivers how the roads are'],
      ['reopen', '恢复闸口通行', 'Reopen the gate'],
    ],
    over: ['闸口排队少于一公里', 'The queue at the gate is shorter than a kilometre'],
    secretary: 'officer-01',
  }),
  plan(
    'traffic-enforcement',
    'enforcement',
    '港区交通综合执法预案',
    'Joint enforcement on the port’s roads',
    {
      category_code: 'traffic_order',
      lead_unit_id: 'traffic-police',
      co_unit_ids: ['urban-management', 'trucking-association'],
      steps: [['patrol', '联合整治乱停乱放', 'Act together against wild parking']],
    },
  ),
  plan('wage-key-work', 'key', '欠薪重点工作预案', 'Wages in arrears as key work', {
    category_code: 'wage_arrears',
    lead_unit_id: 'trade-unions',
    co_unit_ids: ['yantian-subdistrict', 'two-new-committee'],
    steps: [['mediate', '联合调解', 'Mediate together']],
    over: ['工资发放到位', 'The wages are paid'],
  }),
];

export function yantian() {
  const enterprises = Array.from({ length: ENTERPRISES }, (_, i) =>
    enterprise(i + 1, { role: ROLES[i % ROLES.length], members: i % 3 === 0 ? 3 + (i % 4) : i % 3 }),
  );
  const officers = officersOf(units, {
    'officer-01': [post('party_organisation', 'logistics-committee', 'secretary')],
    'officer-21': [post('party_organisation', 'trucking-association-branch', 'secretary')],
    'officer-23': [post('party_organisation', 'forwarders-association-branch', 'secretary')],
    'officer-25': [post('party_organisation', 'port-group-committee', 'secretary')],
  });
  return {
    alliance: {
      id: 'yantian',
      name_zh: '盐田街道港口物流产业链党建联席会议',
      name_en: 'Yantian Port Logistics Chain Joint Conference',
      ...allianceDefaults,
      number_prefix: 'YT',
      convenor_unit_id: 'yantian-subdistrict',
      lead_unit_ids: ['yantian-subdistrict'],
      operating_model: operatingModel,
      facilities: [driversHome],
    },
    units,
    enterprises,
    industry_alliances: [],
    party_organisations: partyOrganisations(enterprises),
    officers,
    projects: [],
    duty_rota: rotaOf(units, officers),
    responsibility_matrix: { process_stages: processStages, categories, places, rules: matrixRules },
    response_plans: plans,
    calendars,
    deadline_policies: deadlinePolicies,
  };
}

function partyOrganisations(enterprises) {
  const committee = 'logistics-committee';
  const own = enterprises.filter(({ formal_members }) => formal_members >= 3);
  const small = enterprises.filter(({ formal_members }) => formal_members < 3);
  const joint = Array.from({ length: small.length / 2 }, (_, i) => small.slice(2 * i, 2 * i + 2));
  return [
    branch(committee, 'committee', '盐田街道物流党委', 'Yantian logistics committee', 0, {
      unit_id: 'yantian-subdistrict',
    }),
    branch('port-group-committee', 'committee', '港口集团党委', 'Port group committee', 0, {
      unit_id: 'port-group',
    }),
    branch('trucking-association-branch', 'own', '拖车行业协会党支部', 'Trucking association branch', 9, {
      unit_id: 'trucking-association',
      parent_id: committee,
    }),
    branch(
      'forwarders-association-branch',
      'own',
      '货代行业协会党支部',
      'Freight forwarders association branch',
      7,
      {
        unit_id: 'forwarders-association',
        parent_id: committee,
      },
    ),
    ...own.map(({ id, formal_members }, i) =>
      branch(
        `own-${number(i + 1, 2)}`,
        'own',
        `第${number(i + 1, 2)}独立党支部`,
        `Own branch ${number(i + 1, 2)}`,
        formal_members,
        {
          enterprise_ids: [id],
          parent_id: committee,
        },
      ),
    ),
    ...joint.map((pair, i) =>
      branch(
        `joint-${number(i + 1, 2)}`,
        'joint',
        `第${number(i + 1, 2)}联合党支部`,
        `Joint branch ${number(i + 1, 2)}`,
        3 + (i % 3),
        {
          enterprise_ids: pair.map(({ id }) => id),
          parent_id: committee,
        },
      ),
    ),
  ];
}

// Four leads and four alls (3.2). Which categories belong to which entry is made up.
const operatingModel = {
  ...label('4-leads-4-alls', '“四引领”与“四全”', 'Four leads, four alls'),
  drives: [
    label('organisation', '组织引领', 'Organisation leads'),
    label('mechanism', '机制引领', 'Mechanism leads'),
    label('platform', '平台引领', 'Platform leads'),
    label('service', '服务引领', 'Service leads', { categories: ['driver_services', 'policy_advice'] }),
  ],
  scopes: [
    label('whole_chain', '全链条', 'The whole chain', {
      categories: ['customs_clearance', 'inspection', 'yard_congestion', 'gate_blocked', 'logistics_cost'],
    }),
    label('whole_process', '全流程', 'The whole process'),
    label('all_round', '全方位', 'All round'),
    label('every_field', '全领域', 'Every field'),
  ],
  mechanisms: [
    label('joint_conference', '港口物流产业链党建联席会议', 'Joint conference of the logistics chain'),
    label(
      'coordination_meeting',
      '盐田港后方陆域治理发展协调会',
      'Coordination meeting for the land behind the port',
    ),
    label('volunteering', '党员志愿服务', 'Volunteering', { cadence: { per: 'month', times: 1 } }),
    label('rapid_response', '联勤联动快速反应', 'Joint duty, rapid response', {
      categories: ['traffic_order', 'safety_hazard', 'leak_or_fire'],
    }),
  ],
  platforms: [
    label('drivers_home', '司机之家', "Drivers' home", { categories: ['driver_services'] }),
    label('lecture_hall', '大讲堂', 'Lecture hall'),
  ],
};

// Eight zones (3.18); the organisation department leads, the sub-district and the committee act jointly, the others are brought in (3.19).
const driversHome = {
  id: 'drivers-home',
  name_zh: '司机之家',
  name_en: "Drivers' home",
  zones: [
    label('service_window', '综合服务窗口', 'Service window'),
    label('filling_station', '司机加油站', "Drivers' recharge corner"),
    label('activity_room', '党群活动室', 'Activity room'),
    label('staff_care', '职工关爱之家', 'Staff care'),
    label('legal_advice', '法律咨询服务站', 'Legal advice'),
    label('rest', '安心驿站', 'Rest stop'),
    label('reading', '党建书吧', 'Reading corner'),
    label('showers', '淋浴间', 'Showers'),
  ],
  services: [
    label('water_and_charging', '饮水充电', 'Drinking water and charging'),
    label('legal_advice', '法律咨询', 'Legal advice'),
    label('training', '培训提升', 'Training'),
    label('reading', '图书阅览', 'Reading'),
    label('labour_mediation', '劳动调解', 'Labour mediation'),
    label('counselling', '心理咨询', 'Counselling'),
  ],
  builders: [
    { unit_id: 'organisation-department', role: 'lead' },
    { unit_id: 'yantian-subdistrict', role: 'joint' },
    { unit_id: 'two-new-committee', role: 'joint' },
    { unit_id: 'trade-unions', role: 'coordinated' },
    { unit_id: 'bonded-zone-service', role: 'coordinated' },
    { unit_id: 'customs', role: 'coordinated' },
    { unit_id: 'trucking-association', role: 'coordinated' },
  ],
};
