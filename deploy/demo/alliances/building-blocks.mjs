// What the four alliances have in common. Every enterprise and every person is made up, and looks it.

const TIME_ZONE = 'Asia/Shanghai';

export const number = (n, digits = 3) => String(n).padStart(digits, '0');

/** `{code, name_zh, name_en}` */
export const label = (code, name_zh, name_en, more = {}) => ({ code, name_zh, name_en, ...more });

/** Enterprise 017. */
export function enterprise(n, { alliances = [], members = 0, role } = {}) {
  return {
    id: `enterprise-${number(n)}`,
    name_zh: `企业${number(n)}`,
    name_en: `Enterprise ${number(n)}`,
    ...(role ? { chain_role: role } : {}),
    industry_alliance_ids: alliances,
    formal_members: members,
    active: true,
  };
}

export function unit(id, name_zh, name_en, more = {}) {
  const { catch_all = false, ...rest } = more;
  return { id, name_zh, name_en, ...rest, active: true, catch_all };
}

/** Two officers for every unit: its head, and the one who takes turns with the head on duty. Posts beyond these in `extra`. */
export function officersOf(units, extra = {}) {
  return units.flatMap(({ id }, index) =>
    ['head', 'duty_officer'].map((post, turn) => {
      const n = index * 2 + turn + 1;
      const officerId = `officer-${number(n, 2)}`;
      const own = { organisation_kind: 'unit', organisation_id: id, post };
      return officer(n, [own, ...(extra[officerId] ?? [])]);
    }),
  );
}

/** Officer 03, with a telephone number that cannot exist. */
export function officer(n, posts) {
  return {
    id: `officer-${number(n, 2)}`,
    name: `值班员${number(n, 2)} / Officer ${number(n, 2)}`,
    phone: `000-0000-${number(n, 4)}`,
    posts,
  };
}

export const post = (organisation_kind, organisation_id, code) => ({
  organisation_kind,
  organisation_id,
  post: code,
});

/** Year by year the two officers of each unit take turns, so that somebody is on duty whenever the demo is run. */
export function rotaOf(units, officers) {
  return units.map(({ id }) => {
    const own = officers.filter(({ posts }) =>
      posts.some((each) => each.organisation_kind === 'unit' && each.organisation_id === id),
    );
    const shifts = [];
    for (let year = 2025; year < 2036; year++) {
      const officer_id = own[year % own.length].id;
      shifts.push({
        officer_id,
        from: `${year}-01-01T00:00:00+08:00`,
        to: `${year + 1}-01-01T00:00:00+08:00`,
      });
    }
    return { unit_id: id, shifts };
  });
}

/** The five links of the port process (mechanisms 0.5). */
export const processStages = [
  label('administrative_approval', '行政审批', 'Administrative approval'),
  label('construction_permit', '施工许可', 'Construction permits'),
  label('port_control', '口岸管理', 'Port and border control'),
  label('production', '生产运营', 'Production and operation'),
  label('quality_supervision', '质量监管', 'Quality supervision'),
];

const category = (code, kind, name_zh, name_en, parent) => ({
  code,
  name_zh,
  name_en,
  kind,
  ...(parent ? { parent } : {}),
});

/** What goes wrong in a port, in two levels. */
export const categories = [
  category('clearance', 'routine', '口岸通关', 'Port clearance'),
  category('customs_clearance', 'urgent', '通关受阻', 'Customs clearance held up', 'clearance'),
  category('inspection', 'routine', '查验检疫', 'Inspection and quarantine', 'clearance'),
  category('crew_and_border', 'routine', '船员与边检手续', 'Crew and border formalities', 'clearance'),
  category('operations', 'routine', '港口生产', 'Port operations'),
  category('yard_congestion', 'urgent', '堆场拥堵', 'Yard congestion', 'operations'),
  category('gate_blocked', 'emergency', '闸口堵塞', 'Gate blocked', 'operations'),
  category('berth_and_pilotage', 'routine', '泊位与引航', 'Berths and pilotage', 'operations'),
  category('cold_chain', 'urgent', '冷链断链', 'Cold chain broken', 'operations'),
  category('system_down', 'emergency', 'EDI 等系统中断', 'EDI or another system down', 'operations'),
  category('utilities', 'urgent', '水电气热', 'Water, power, gas, heating'),
  category('power_supply', 'urgent', '供电中断', 'Power supply', 'utilities'),
  category('water_gas_heating', 'urgent', '供水供气供热', 'Water, gas and heating supply', 'utilities'),
  category('permits', 'routine', '行政审批', 'Permits'),
  category('business_permit', 'routine', '经营许可', 'Business permits', 'permits'),
  category('construction_permit', 'complex', '施工许可', 'Construction permits', 'permits'),
  category('project_acceptance', 'key', '项目验收', 'Acceptance of a project', 'permits'),
  category('construction', 'routine', '工程建设', 'Construction works'),
  category('land_and_facilities', 'complex', '用地与配套', 'Land quota and facilities', 'construction'),
  category('safety', 'urgent', '安全生产', 'Work safety'),
  category('safety_hazard', 'urgent', '安全隐患', 'Safety hazard', 'safety'),
  category('leak_or_fire', 'emergency', '泄漏或火情', 'Leak or fire', 'safety'),
  category('labour', 'routine', '用工', 'Labour'),
  category('wage_arrears', 'key', '拖欠工资', 'Wages in arrears', 'labour'),
  category('labour_dispute', 'complex', '劳动争议', 'Labour dispute', 'labour'),
  category('tax', 'routine', '税务办理', 'Tax matters'),
  category('logistics_cost', 'routine', '物流成本', 'Logistics cost'),
  category('traffic_order', 'enforcement', '交通秩序', 'Traffic order'),
  category('environment', 'enforcement', '市容环境', 'Environment and cleanliness'),
  category('driver_services', 'routine', '司机服务', 'Services for drivers'),
  category('finance', 'routine', '融资', 'Finance'),
  category('policy_advice', 'consult', '政策咨询', 'Advice on policies'),
];

/**
 * Rules from `[category, stage, lead, co-units, informed, where]` lines; their ids follow from what they match. `where` narrows a rule
 * to a place, a key project or an industry alliance.
 */
export function rules(lines) {
  return lines.map(
    ([category_code, process_stage, lead_unit_id, co_unit_ids = [], inform_unit_ids = [], where = {}]) => ({
      id: [category_code ?? 'any', process_stage, ...Object.values(where)]
        .filter(Boolean)
        .join('-at-')
        .replaceAll('_', '-'),
      category_code,
      process_stage,
      ...where,
      lead_unit_id,
      co_unit_ids,
      ...(inform_unit_ids.length > 0 ? { inform_unit_ids } : {}),
    }),
  );
}

/** A zone, berth, yard or gate; `around` is `[latitude, longitude, radius in metres]`. */
export function place(code, name_zh, name_en, { parent, around } = {}) {
  return {
    code,
    name_zh,
    name_en,
    ...(parent ? { parent } : {}),
    ...(around ? { around: { lat: around[0], lon: around[1], radius_m: around[2] } } : {}),
  };
}

/** A plan for one of the three kinds of whistle: who acts, in which steps, and when it is over. */
export function plan(code, kind, name_zh, name_en, more) {
  const { secretary, over, steps, ...rest } = more;
  return {
    code,
    name_zh,
    name_en,
    kind,
    ...rest,
    steps: steps.map((step) => label(...step)),
    ...(over ? { stand_down_when: { name_zh: over[0], name_en: over[1] } } : {}),
    ...(secretary ? { secretary_officer_id: secretary } : {}),
  };
}

const minutes = (amount, mode = 'round_the_clock') => ({ target: { minutes: amount }, mode });
const staffedHour = minutes(60, 'working_time');
const nextDay = { target: { days: 1 }, mode: 'calendar_days_next_working_end' };
const days = (amount) => ({ target: { days: amount }, mode: 'calendar_days_next_working_end' });
const working = (amount) => ({ target: { working_days: amount }, mode: 'working_time' });

const policy = (code, kinds, precedent_zh, precedent_en, deadlines) => ({
  code,
  kinds,
  ...deadlines,
  precedent: { name_zh: precedent_zh, name_en: precedent_en },
});

/** The classes of deadlines with where each comes from (lifecycle B5); the first that matches holds, so what is hard stands first. */
export const deadlinePolicies = [
  policy(
    'hard',
    ['enforcement', 'key', 'routine', 'complex', 'proactive'],
    '南京鼓楼：1 小时签收、24 小时联系；枣庄：多部门事项最长 25 个工作日；十堰：疑难事项每月报进展；国务院办公厅：会商确定主办协办',
    'Gulou, Nanjing: signed within 1 h, contact within 24 h; Zaozhuang: up to 25 working days for several departments; Shiyan: progress monthly; General Office: a meeting fixes the lead',
    {
      from_level: 3,
      sign: staffedHour,
      contact: nextDay,
      resolve: working(25),
      extension: working(10),
      progress: days(30),
      dispute: working(3),
    },
  ),
  policy(
    'emergency',
    ['emergency'],
    '北京平谷：30 分钟到场；北京市接诉即办分级处置（征求意见稿）：危及人身财产安全 2 小时反馈，此后每 4 小时反馈',
    'Pinggu: on site within 30 min; Beijing draft: feedback in 2 h where life or property is in danger, then every 4 h',
    {
      sign: minutes(10),
      contact: minutes(30),
      resolve: minutes(120),
      first_progress: minutes(120),
      progress: minutes(240),
    },
  ),
  policy(
    'urgent',
    ['urgent'],
    '北京市（征求意见稿）：水电气热 24 小时',
    'Beijing draft: 24 h for water, power, gas and heat',
    { sign: minutes(30), contact: minutes(240), resolve: minutes(1440) },
  ),
  policy(
    'key',
    ['enforcement', 'key'],
    '南京鼓楼：1 小时签收、24 小时联系；枣庄、黄石：10 个工作日',
    'Gulou, Nanjing: signed within 1 h, contact within 24 h; Zaozhuang and Huangshi: 10 working days',
    { sign: staffedHour, contact: nextDay, resolve: working(10), extension: working(10) },
  ),
  policy(
    'routine',
    ['routine', 'proactive'],
    '北京市（征求意见稿）：一般诉求 7 天',
    'Beijing draft: 7 days for ordinary requests',
    { sign: staffedHour, contact: nextDay, resolve: days(7), extension: working(5) },
  ),
  policy(
    'complex',
    ['complex'],
    '北京市（征求意见稿）：复杂诉求 15 天',
    'Beijing draft: 15 days for complex requests',
    { sign: staffedHour, contact: nextDay, resolve: days(15), extension: working(10) },
  ),
  policy('consult', ['consult'], '十堰：简单事项 1 个工作日', 'Shiyan: simple matters within 1 working day', {
    resolve: working(1),
    extension: working(1),
  }),
];

/** An alliance's own deadlines before those of the classes. */
export const withDeadlines = (...own) => [...own, ...deadlinePolicies];

// State Council's arrangement for 2026 (General Office, 4 November 2025): 33 days off, six make-up working days.
const HOLIDAYS_2026 = [
  ['2026-01-01', 3], // New Year
  ['2026-02-15', 9], // Spring Festival
  ['2026-04-04', 3], // Qingming
  ['2026-05-01', 5], // Labour Day
  ['2026-06-19', 3], // Dragon Boat
  ['2026-09-25', 3], // Mid-Autumn
  ['2026-10-01', 7], // National Day
].flatMap(([first, days]) =>
  Array.from({ length: days }, (_, day) =>
    new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10),
  ),
);
const MAKE_UP_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

const everyDay = (shifts) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, shifts]));

/** Office hours with the State's holidays (the default), and a terminal that never closes. */
export const calendars = [
  {
    id: 'office',
    name_zh: '机关工作日历',
    name_en: 'Office hours',
    time_zone: TIME_ZONE,
    weekly: {
      ...everyDay([
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ]),
      sat: [],
      sun: [],
    },
    holidays: HOLIDAYS_2026,
    make_up_days: MAKE_UP_2026,
    default: true,
  },
  {
    id: 'terminal',
    name_zh: '码头全天候日历',
    name_en: 'Terminal, round the clock',
    time_zone: TIME_ZONE,
    weekly: everyDay([['00:00', '24:00']]),
    holidays: [],
    make_up_days: [],
    default: false,
  },
];

export const allianceDefaults = { time_zone: TIME_ZONE };

/** An organisation of one enterprise, unit or project, or a joint one. */
export function branch(id, form, name_zh, name_en, members, more = {}) {
  const { enterprise_ids = [], ...rest } = more;
  return { id, name_zh, name_en, form, enterprise_ids, ...rest, members };
}

/** `count` whole numbers that add up to `total`, as equal as can be, varied by up to `spread` in a fixed pattern. */
export function shares(total, count, spread) {
  const base = Math.floor(total / count);
  const result = Array.from({ length: count }, (_, i) => base + (((i * 7) % (2 * spread + 1)) - spread));
  let rest = total - result.reduce((sum, share) => sum + share, 0);
  for (let i = 0; rest !== 0; i = (i + 1) % count) {
    const step = Math.sign(rest);
    result[i] += step;
    rest -= step;
  }
  return result;
}
