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
  shares,
  unit,
} from './building-blocks.mjs';

// Tianjin Port comprehensive bonded zone: mechanisms 2.1 to 2.31.
const ENTERPRISES = 82;
const ELIGIBLE = 32;
const OWN = 36;
const JOINT = 30;
const MEMBERS = 478;

const industries = [
  ['parallel-imported-cars', '平行车产业联盟', 'Parallel-imported car alliance', 18],
  ['oils-and-fats', '油脂产业联盟', 'Oils and fats alliance', 12],
  ['construction-machinery', '工程机械产业联盟', 'Construction machinery alliance', 14],
  ['warehousing-and-logistics', '仓储物流产业联盟', 'Warehousing and logistics alliance', 22],
  ['cross-border-e-commerce', '跨境电商产业联盟', 'Cross-border e-commerce alliance', 16],
];

const units = [
  unit('council', '海港创新发展理事会', 'Port innovation council', {
    function: 'council',
    calendar_id: 'office',
  }),
  unit('council-secretariat', '理事会秘书处', 'Council secretariat', {
    function: 'secretariat',
    catch_all: true,
  }),
  unit('zone-administration', '综保区管理机构', 'Bonded zone administration', {
    function: 'zone_administration',
  }),
  unit('customs', '海关', 'Customs', { function: 'customs', line_parent: 'customs_line' }),
  unit('maritime-safety', '海事', 'Maritime safety', {
    function: 'maritime_safety',
    line_parent: 'maritime_line',
  }),
  unit('border-inspection', '边检', 'Border inspection', {
    function: 'border_inspection',
    line_parent: 'immigration_line',
  }),
  unit('port-operator', '港口经营单位', 'Port operator', {
    function: 'port_operation',
    calendar_id: 'terminal',
  }),
  unit('data-platform', '口岸数据平台', 'Port data platform', {
    function: 'data_exchange',
    calendar_id: 'terminal',
  }),
  unit('tax', '税务', 'Tax', { function: 'tax', line_parent: 'tax_line' }),
  unit('market-supervision', '市场监管', 'Market supervision', { function: 'market_supervision' }),
  unit('approval-office', '行政审批', 'Approval office', { function: 'approval' }),
  unit('construction-administration', '建设管理', 'Construction administration', {
    function: 'construction',
  }),
  unit('emergency-management', '应急管理', 'Emergency management', { function: 'emergency' }),
  unit('human-resources', '人力社保', 'Human resources and social security', { function: 'labour' }),
  unit('traffic-police', '交警', 'Traffic police', { function: 'traffic' }),
  unit('utilities', '公用事业单位', 'Utilities', { function: 'utilities', calendar_id: 'terminal' }),
];

const matrixRules = rules([
  ['clearance', null, 'customs', ['port-operator']],
  ['customs_clearance', null, 'customs', ['data-platform', 'port-operator'], ['zone-administration']],
  ['inspection', null, 'customs', ['market-supervision', 'port-operator']],
  ['crew_and_border', null, 'border-inspection', ['maritime-safety']],
  ['operations', null, 'port-operator'],
  // One whistle, five units: a lead and four co-units.
  [
    'yard_congestion',
    null,
    'port-operator',
    ['customs', 'traffic-police', 'data-platform', 'zone-administration'],
    ['council-secretariat'],
  ],
  ['gate_blocked', null, 'traffic-police', ['port-operator', 'customs']],
  ['berth_and_pilotage', null, 'maritime-safety', ['port-operator']],
  ['cold_chain', null, 'port-operator', ['utilities', 'customs', 'market-supervision']],
  ['system_down', null, 'data-platform', ['customs', 'port-operator']],
  ['utilities', null, 'utilities', ['zone-administration']],
  ['permits', null, 'approval-office'],
  ['permits', 'construction_permit', 'construction-administration', ['approval-office']],
  ['construction_permit', null, 'construction-administration', ['approval-office', 'emergency-management']],
  [
    'project_acceptance',
    null,
    'construction-administration',
    ['approval-office', 'emergency-management', 'utilities'],
  ],
  ['construction', null, 'construction-administration', ['zone-administration']],
  ['safety', null, 'emergency-management', ['port-operator']],
  [
    'leak_or_fire',
    null,
    'emergency-management',
    ['port-operator', 'maritime-safety', 'utilities', 'traffic-police'],
  ],
  ['labour', null, 'human-resources'],
  ['wage_arrears', null, 'human-resources', ['construction-administration']],
  ['tax', null, 'tax'],
  ['logistics_cost', null, 'zone-administration', ['port-operator', 'market-supervision']],
  ['traffic_order', null, 'traffic-police', ['port-operator']],
  ['environment', null, 'zone-administration', ['market-supervision']],
  ['driver_services', null, 'port-operator', ['traffic-police']],
  ['policy_advice', null, 'council-secretariat'],
  [null, 'administrative_approval', 'approval-office'],
  [null, 'construction_permit', 'construction-administration'],
  [null, 'port_control', 'customs'],
  [null, 'production', 'port-operator'],
  [null, 'quality_supervision', 'market-supervision'],
  // Inside the zone its administration leads; parallel cars and parcels are looked into by whoever knows them.
  [
    'yard_congestion',
    null,
    'zone-administration',
    ['port-operator', 'customs', 'traffic-police'],
    [],
    { place_code: 'bonded-zone' },
  ],
  ['traffic_order', null, 'traffic-police', ['zone-administration'], [], { place_code: 'bonded-zone' }],
  [
    'inspection',
    null,
    'market-supervision',
    ['customs', 'data-platform'],
    [],
    { industry_alliance_id: 'cross-border-e-commerce' },
  ],
]);

// Codes, circles and positions are made up.
const places = [
  place('port', '港区', 'The port', { around: [38.985, 117.745, 9000] }),
  place('bonded-zone', '综合保税区', 'Bonded zone', { parent: 'port', around: [38.975, 117.788, 2500] }),
  place('gate-3', '三号卡口', 'Gate 3', { parent: 'bonded-zone', around: [38.969, 117.779, 300] }),
  place('yard-2', '二号堆场', 'Yard 2', { parent: 'bonded-zone', around: [38.9735, 117.7883, 400] }),
  place('berths', '码头前沿', 'Quayside', { parent: 'port' }),
];

const plans = [
  plan('gate-emergency', 'emergency', '闸口堵塞应急预案', 'Gate blocked', {
    category_code: 'gate_blocked',
    lead_unit_id: 'traffic-police',
    co_unit_ids: ['port-operator', 'customs', 'zone-administration'],
    inform_unit_ids: ['council-secretariat'],
    steps: [
      ['divert', '引导车辆分流至备用通道', 'Divert trucks to the spare lanes'],
      ['open_lanes', '加开查验通道', 'Open more inspection lanes'],
      ['report', '两小时内首次反馈', 'First report within two hours'],
    ],
    over: ['排队恢复至正常长度满两小时', 'The queue has been of normal length for two hours'],
    secretary: 'officer-01',
  }),
  plan('quayside-fire', 'emergency', '码头泄漏与火情应急预案', 'Leak or fire on the quayside', {
    category_code: 'leak_or_fire',
    place_code: 'berths',
    lead_unit_id: 'maritime-safety',
    co_unit_ids: ['emergency-management', 'port-operator', 'utilities', 'traffic-police'],
    steps: [
      ['alarm', '报 119 并疏散', 'Call 119 and clear the area'],
      ['cut_off', '切断电源、气源', 'Cut off power and gas'],
      ['cordon', '划定警戒区', 'Set up a cordon'],
    ],
    over: ['现场监测连续三次正常', 'Three readings on site in a row are normal'],
    secretary: 'officer-02',
  }),
  plan('system-outage', 'emergency', '系统中断应急预案', 'System outage', {
    category_code: 'system_down',
    lead_unit_id: 'data-platform',
    co_unit_ids: ['customs', 'port-operator'],
    steps: [
      ['paper', '启用纸质放行', 'Release on paper'],
      ['restore', '恢复数据交换', 'Restore the exchange of data'],
    ],
  }),
  plan('joint-enforcement', 'enforcement', '港区综合执法预案', 'Joint enforcement in the port', {
    category_code: 'traffic_order',
    lead_unit_id: 'traffic-police',
    co_unit_ids: ['port-operator', 'zone-administration'],
    steps: [
      ['muster', '一小时内集结', 'Muster within an hour'],
      ['patrol', '联合巡查并现场处置', 'Patrol together and act on the spot'],
      ['publish', '公布处置结果', 'Publish what was done'],
    ],
    over: ['连续三日无同类违法', 'No such offence on three days in a row'],
  }),
  plan('wage-key-work', 'key', '欠薪重点工作预案', 'Wages in arrears as key work', {
    category_code: 'wage_arrears',
    lead_unit_id: 'human-resources',
    co_unit_ids: ['construction-administration', 'zone-administration'],
    steps: [
      ['count', '核实人数与金额', 'Count people and sums'],
      ['pay', '督促足额支付', 'See that all is paid'],
    ],
    over: ['工资全部发放到位', 'All wages are paid'],
  }),
];

export function tianjin() {
  const own = shares(MEMBERS - 5 * JOINT, OWN, 3);
  const enterprises = allEnterprises(own);
  const officers = officersOf(units, crossAppointments());
  return {
    alliance: {
      id: 'tianjin',
      name_zh: '天津港综合保税区海港创新发展理事会',
      name_en: 'Tianjin Port Comprehensive Bonded Zone Innovation Council',
      ...allianceDefaults,
      number_prefix: 'TJ',
      convenor_unit_id: 'council',
      lead_unit_ids: ['council'],
      operating_model: operatingModel(),
    },
    units,
    enterprises,
    industry_alliances: industries.map(([id, name_zh, name_en]) => ({
      id,
      name_zh,
      name_en,
      party_organisation_id: `${id}-branch`,
    })),
    party_organisations: partyOrganisations(enterprises, own),
    officers,
    projects: [],
    duty_rota: rotaOf(units, officers),
    responsibility_matrix: { process_stages: processStages, categories, places, rules: matrixRules },
    response_plans: plans,
    calendars,
    deadline_policies: deadlinePolicies,
  };
}

// The source names the frame as one structure, two wheels, three teams, four platforms (2.1) and spells out the teams (2.13) and
// the platforms (2.19); it does not name the wheels. Which categories belong to which entry is made up.
function operatingModel() {
  return {
    ...label(
      '1-2-3-4',
      '一体架构、双轮驱动、三支队伍、四个平台',
      'One structure, two wheels, three teams, four platforms',
    ),
    structures: [
      label(
        'one_structure',
        '综合党委与理事会一体架构',
        'Composite party committee and council as one structure',
      ),
    ],
    drives: [
      label('party_building', '党建引领', 'Party building leads'),
      label('innovation', '创新发展', 'Innovation and development', {
        categories: ['customs_clearance', 'inspection', 'business_permit', 'logistics_cost'],
      }),
    ],
    teams: [
      label('secretaries', '基层党组织书记', 'Secretaries of primary party organisations'),
      label('party_workers', '党务工作者', 'Party workers'),
      label('members', '党员', 'Party members'),
    ],
    mechanisms: [
      label('joint_conference', '海港事务联席会', 'Port affairs joint conference', {
        cadence: { per: 'quarter', times: 1 },
      }),
      label('whistle', '企业吹哨、理事会报到', 'The enterprise blows the whistle, the council reports in', {
        categories: categories.map(({ code }) => code),
      }),
      label('report_to_entrepreneurs', '向企业家汇报', 'Report to entrepreneurs', {
        cadence: { per: 'half_year', times: 1 },
      }),
      label('secretary_training', '三期书记轮训', 'Three rounds of training for secretaries', {
        cadence: { per: 'year', times: 3 },
      }),
    ],
    platforms: [
      label('service_centre', '党群服务中心', 'Party and public service centre', {
        categories: ['driver_services', 'policy_advice'],
      }),
      label('rotating_secretary', '书记轮值活动', 'Rotating secretary duty'),
      label('online_exchange', '在线交流平台', 'Online exchange'),
      label('hotline', '24小时咨询服务热线', '24-hour service hotline'),
    ],
  };
}

// 82 enterprises in five industry alliances, 32 of them with three or more formal members. Every ninth is in two alliances.
function allEnterprises(ownMembers) {
  const primary = industries.flatMap(([id, , , count]) => Array.from({ length: count }, () => id));
  let eligible = 0;
  return primary.map((alliance, i) => {
    const isEligible =
      Math.floor(((i + 1) * ELIGIBLE) / ENTERPRISES) > Math.floor((i * ELIGIBLE) / ENTERPRISES);
    // An own branch also keeps a probationary member here and there, who does not count for the rule of three.
    const members = isEligible ? ownMembers[eligible] - (eligible++ % 3 === 0 ? 1 : 0) : i % 3;
    const second = industries[(industries.findIndex(([id]) => id === alliance) + 1) % industries.length][0];
    return enterprise(i + 1, { alliances: i % 9 === 8 ? [alliance, second] : [alliance], members });
  });
}

/**
 * 66 = 36 own + 30 joint with 478 members in the whole zone (2.6). Of the own ones 32 belong to alliance enterprises (2.31), two to
 * member units and two to enterprises outside the alliances; of the joint ones 20 are shared by alliance enterprises, 10 by others.
 * The committee and the five alliance branches lead; their members are counted where their membership is kept.
 */
function partyOrganisations(enterprises, own) {
  const committee = 'composite-committee';
  const eligible = enterprises.filter(({ formal_members }) => formal_members >= 3);
  const small = enterprises.filter(({ formal_members }) => formal_members < 3);
  // The first two small enterprises of each industry are covered by its alliance branch, the others share joint branches.
  const inAllianceBranch = industries.flatMap(([id]) =>
    small.filter((each) => each.industry_alliance_ids[0] === id).slice(0, 2),
  );
  const sharing = small.filter((each) => !inAllianceBranch.includes(each));
  const ownBranches = own.map((members, i) => {
    const name = [`第${number(i + 1, 2)}独立党支部`, `Own branch ${number(i + 1, 2)}`];
    const owner = eligible[i]
      ? { enterprise_ids: [eligible[i].id] }
      : i < ELIGIBLE + 2
        ? { unit_id: ['port-operator', 'utilities'][i - ELIGIBLE] }
        : { outside_organisations: 1 };
    return branch(`own-${number(i + 1, 2)}`, 'own', ...name, members, { ...owner, parent_id: committee });
  });
  const joint = shares(MEMBERS - own.reduce((sum, members) => sum + members, 0), JOINT, 2);
  const jointBranches = joint.map((members, i) => {
    const name = [`第${number(i + 1, 2)}联合党支部`, `Joint branch ${number(i + 1, 2)}`];
    const pair = sharing.slice(2 * i, 2 * i + 2).map(({ id }) => id);
    const sharedBy = pair.length > 0 ? { enterprise_ids: pair } : { outside_organisations: 2 + (i % 2) };
    return branch(`joint-${number(i + 1, 2)}`, 'joint', ...name, members, {
      ...sharedBy,
      parent_id: committee,
    });
  });
  const allianceBranches = industries.map(([id, name_zh, name_en]) => {
    const covered = inAllianceBranch
      .filter((each) => each.industry_alliance_ids[0] === id)
      .map((each) => each.id);
    return branch(`${id}-branch`, 'alliance_branch', `${name_zh}党支部`, `${name_en} branch`, 0, {
      enterprise_ids: covered,
      parent_id: committee,
    });
  });
  return [
    branch(committee, 'committee', '综保区综合党委', 'Composite party committee', 0, { unit_id: 'council' }),
    ...allianceBranches,
    ...ownBranches,
    ...jointBranches,
  ];
}

// The council's chair and officers also sit on the committee and on the five alliance branches (交叉任职, 2.4).
function crossAppointments() {
  const secretaries = ['officer-03', 'officer-05', 'officer-07', 'officer-13', 'officer-15'];
  const posts = {
    'officer-01': [post('party_organisation', 'composite-committee', 'secretary')],
    'officer-02': [
      post('party_organisation', 'composite-committee', 'deputy_secretary'),
      post('unit', 'council-secretariat', 'deputy'),
    ],
  };
  industries.forEach(([id], i) => {
    posts[secretaries[i]] = [
      post('party_organisation', `${id}-branch`, 'secretary'),
      post('party_organisation', 'composite-committee', 'committee_member'),
    ];
  });
  return posts;
}
