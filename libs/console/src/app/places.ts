import type { Bilingual } from '../language/language.ts';
import type { Me, Role } from '../session/session.ts';

/** A page that the menu names. */
export interface Place {
  readonly path: string;
  readonly label: Bilingual;
  /** Whom it is for: the roles that the API lets in, or fewer where others have nothing to do there. */
  readonly roles: readonly Role[] | 'all';
  /** Operators of the platform have it too, who belong to no alliance: the API refuses them what happens inside one. */
  readonly outsideAlliances?: true;
  /** It stands with the reader's name, not among the pages of the work. */
  readonly aside?: true;
}

const RAISERS = ['enterprise', 'party_secretary', 'hotline', 'dispatcher', 'council'] as const;
const UNIT = ['unit_officer', 'unit_head'] as const;
/** Whom the API shows meetings and activities (ADR-0045), what joins them (ADR-0240), and resources (ADR-0230). */
const MEMBERS = [...UNIT, 'enterprise', 'party_secretary', 'dispatcher', 'council'] as const;
/** Who calls organisations, and who answers for one (ADR-0233). */
const CALLED = [...UNIT, 'party_secretary', 'dispatcher', 'council'] as const;
/** Who answers for somebody's channels: a unit's, an enterprise's, or all of the alliance (ADR-0120). */
const CHANNELS = [...UNIT, 'enterprise', 'dispatcher', 'operator'] as const;
const UNIT_FIGURES = [
  ...UNIT,
  ...(['hotline', 'dispatcher', 'council', 'supervisor', 'reviewer'] as const),
  ...(['data_steward', 'analyst', 'operator'] as const),
];

export const places: readonly Place[] = [
  {
    path: '/accounts',
    label: { zh: '账户', en: 'Accounts' },
    roles: ['operator'],
    outsideAlliances: true,
  },
  { path: '/inbox', label: { zh: '单位待办', en: 'Inbox' }, roles: UNIT },
  {
    path: '/dispatch-queue',
    label: { zh: '待派单', en: 'To be dispatched' },
    roles: ['dispatcher', 'council', 'supervisor'],
  },
  { path: '/whistles', label: { zh: '哨件', en: 'Whistles' }, roles: 'all' },
  { path: '/raise', label: { zh: '吹哨', en: 'Blow the whistle' }, roles: RAISERS },
  { path: '/meetings', label: { zh: '会议', en: 'Meetings' }, roles: MEMBERS },
  { path: '/activities', label: { zh: '活动', en: 'Activities' }, roles: MEMBERS },
  { path: '/campaigns', label: { zh: '专项与系列', en: 'Campaigns and series' }, roles: MEMBERS },
  { path: '/resources', label: { zh: '资源', en: 'Resources' }, roles: MEMBERS },
  { path: '/mobilisations', label: { zh: '动员', en: 'Mobilisations' }, roles: CALLED },
  { path: '/practice-lists', label: { zh: '办实事清单', en: 'Practice lists' }, roles: 'all' },
  { path: '/projects', label: { zh: '重大项目', en: 'Key projects' }, roles: 'all' },
  { path: '/figures', label: { zh: '统计', en: 'Figures' }, roles: 'all' },
  { path: '/figures/units', label: { zh: '单位统计', en: 'Units' }, roles: UNIT_FIGURES },
  { path: '/channels', label: { zh: '通知', en: 'Notices' }, roles: CHANNELS, aside: true },
];

export function placesOf({ role, alliance_id }: Pick<Me, 'role' | 'alliance_id'>): Place[] {
  return places.filter(
    ({ roles, outsideAlliances }) =>
      (roles === 'all' || roles.includes(role)) && (alliance_id !== null || outsideAlliances),
  );
}

export function isPlaceOf(me: Pick<Me, 'role' | 'alliance_id'>, path: string): boolean {
  return placesOf(me).some((place) => place.path === path);
}

/** Where somebody begins: with what waits for them. */
export function homeOf(me: Pick<Me, 'role' | 'alliance_id'>): string {
  return placesOf(me)[0]!.path;
}
