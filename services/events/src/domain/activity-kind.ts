/** What an activity's hours are: lessons 学时 (mechanisms 2.14), hours of service (3.6), or just presence. */
export type HoursOf = 'training' | 'service' | 'presence';

export interface ActivityKind {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly hours: HoursOf;
  /** Rows of the mechanisms that ask for it. */
  readonly source: string;
}

/** The activities that the four operating models hold. */
export const ACTIVITY_KINDS = [
  { code: 'study_session', zh: '理论学习', en: 'Study session', hours: 'training', source: '0.10, 0.17' },
  {
    code: 'secretary_training',
    zh: '书记轮训',
    en: 'Training of branch secretaries',
    hours: 'training',
    source: '2.14',
  },
  {
    code: 'party_worker_training',
    zh: '党务工作者培训（充电营）',
    en: 'Training of party workers',
    hours: 'training',
    source: '2.15',
  },
  {
    code: 'activist_training',
    zh: '入党积极分子培训',
    en: 'Training of applicants',
    hours: 'training',
    source: '2.16',
  },
  { code: 'lecture_hall', zh: '大讲堂', en: 'Lecture hall', hours: 'training', source: '1.26, 3.15' },
  { code: 'safety_lesson', zh: '安全教育', en: 'Safety lesson', hours: 'training', source: '1.11' },
  { code: 'exchange_visit', zh: '互学交流', en: 'Exchange visit', hours: 'presence', source: '0.14, 1.9' },
  {
    code: 'joint_theme_day',
    zh: '联合主题党日',
    en: 'Joint theme day',
    hours: 'presence',
    source: '1.26, 2.21',
  },
  { code: 'site_visit', zh: '现场调研', en: 'Visit to the site', hours: 'presence', source: '0.22' },
  { code: 'salon', zh: '周末沙龙', en: 'Weekend salon', hours: 'presence', source: '1.26' },
  { code: 'matchmaking', zh: '供需对接', en: 'Match-making', hours: 'presence', source: '1.26, 1.27' },
  { code: 'industry_forum', zh: '产业论坛', en: 'Industry forum', hours: 'presence', source: '3.4' },
  { code: 'special_action', zh: '专项行动', en: 'Special action', hours: 'service', source: '3.21' },
  { code: 'volunteering', zh: '志愿服务', en: 'Volunteering', hours: 'service', source: '3.6, 3.23' },
  { code: 'care_visit', zh: '慰问关爱', en: 'Care visit', hours: 'service', source: '3.7, 3.22' },
  { code: 'outreach', zh: '宣传进校园进社区', en: 'Outreach', hours: 'service', source: '3.25' },
] as const satisfies readonly ActivityKind[];

export type ActivityKindCode = (typeof ACTIVITY_KINDS)[number]['code'];

export const ACTIVITY_KIND_CODES: readonly ActivityKindCode[] = ACTIVITY_KINDS.map(({ code }) => code);

/** What the hours of a kind are. */
export function hoursOf(kind: string): HoursOf {
  return ACTIVITY_KINDS.find(({ code }) => code === kind)?.hours ?? 'presence';
}
