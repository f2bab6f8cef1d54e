import { DAY_MS } from '@muster/clock';
import type { Gathering } from '../domain/gathering.js';
import type { Members, PartyOrganisation } from '../domain/members.js';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import { plainRate } from '../figures/plain-rate-view.js';
import { Presence } from './presence.js';
import type {
  EffectiveCoverageView,
  GatheringsRow,
  ParticipationFigures,
  SecretaryTrainingView,
} from './participation.view.js';

/** An organisation that did nothing for so long is covered in name only (mechanisms 3.8, kpis O3). */
export const EFFECTIVE_DAYS = 90;
/** 集中学习培训时间不少于56学时 in a year (mechanisms 2.14). */
export const TRAINING_HOURS = 56;
const SECRETARY_TRAINING = 'secretary_training';
/** Organisations that keep members and have a secretary. */
const PRIMARY: readonly string[] = ['own', 'joint'];

/** 參與率: how many of the active enterprises came to anything in the month, and what there was to come to (kpis A3). */
export function participationOf(
  gatherings: readonly Gathering[],
  members: Members,
  month: MonthSpan,
): ParticipationFigures {
  const presence = new Presence(members);
  const held = gatherings.filter(({ startsAt, present }) => isWithin(month, startsAt) && present.length > 0);
  const enterprises = new Set(
    held.flatMap(({ present }) => present.flatMap((each) => presence.enterprisesOf(each))),
  );
  const byKind = Map.groupBy(held, ({ type, kind }) => `${type}/${kind}`);
  return {
    ...plainRate(enterprises.size, members.enterprises.size),
    by_industry_alliance: [...members.industryAlliances].map(([id, { zh, en }]) => ({
      ...{ industry_alliance_id: id, name_zh: zh, name_en: en },
      ...rateAmong(members, enterprises, id),
    })),
    by_kind: [...byKind].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, ofKind]) => rowOf(ofKind, presence)),
    absent: [...members.enterprises.values()]
      .filter(({ id }) => !enterprises.has(id))
      .map(({ id, zh, en }) => ({ enterprise_id: id, name_zh: zh, name_en: en }))
      .sort((a, b) => (a.enterprise_id < b.enterprise_id ? -1 : 1)),
  };
}

/** Of the enterprises of a trade, those that came; who is of two counts in both. */
function rateAmong(members: Members, came: ReadonlySet<string>, industryAllianceId: string) {
  const ofTrade = [...members.enterprises.values()].filter(({ industryAllianceIds }) =>
    industryAllianceIds.includes(industryAllianceId),
  );
  return plainRate(ofTrade.filter(({ id }) => came.has(id)).length, ofTrade.length);
}

function rowOf(gatherings: readonly Gathering[], presence: Presence): GatheringsRow {
  const { type, kind } = gatherings[0]!;
  const present = gatherings.flatMap((gathering) => gathering.present);
  return {
    type,
    kind,
    held: gatherings.length,
    enterprises: new Set(present.flatMap((each) => presence.enterprisesOf(each))).size,
    party_organisations: new Set(present.flatMap((each) => presence.organisationsOf(each))).size,
    ...wereThere(gatherings),
  };
}

/** Persons who were there, added up, and their hours of training or service. */
export function wereThere(gatherings: readonly Gathering[]): { persons: number; person_hours: number } {
  const present = gatherings.flatMap((gathering) => gathering.present);
  const sum = (of: (attendee: (typeof present)[number]) => number) =>
    present.reduce((total, attendee) => total + of(attendee), 0);
  return {
    persons: sum(({ persons }) => persons),
    person_hours: sum(({ persons, hours }) => persons * hours),
  };
}

/** 有效覆蓋: organisations that attended or hosted anything in the 90 days before a moment, and those that did not (kpis O3). */
export function effectiveCoverageOf(
  gatherings: readonly Gathering[],
  members: Members,
  moment: Date,
): EffectiveCoverageView {
  const presence = new Presence(members);
  const until = moment.getTime();
  const since = until - EFFECTIVE_DAYS * DAY_MS;
  const active = new Set<string>();
  for (const gathering of gatherings) {
    if (gathering.startsAt <= since || gathering.startsAt > until || gathering.present.length === 0) continue;
    for (const id of presence.organisationsAt(gathering)) active.add(id);
  }
  const inactive = members.organisations.filter(({ id }) => !active.has(id));
  return {
    ...plainRate(members.organisations.length - inactive.length, members.organisations.length),
    at: moment.toISOString(),
    inactive: inactive.map(nameOf),
  };
}

/** 書記輪訓: primary organisations whose secretary has had the hours of a year, and those who lack some (kpis A1). */
export function secretaryTrainingOf(
  gatherings: readonly Gathering[],
  members: Members,
  year: MonthSpan,
): SecretaryTrainingView {
  const presence = new Presence(members);
  const hours = new Map<string, number>();
  const lessons = gatherings.filter(
    ({ type, kind, startsAt }) =>
      type === 'activity' && kind === SECRETARY_TRAINING && isWithin(year, startsAt),
  );
  for (const { present } of lessons) addHours(hours, present, presence);
  const primary = members.organisations.filter(({ form }) => PRIMARY.includes(form));
  const short = primary.filter(({ id }) => (hours.get(id) ?? 0) < TRAINING_HOURS);
  return {
    ...plainRate(primary.length - short.length, primary.length),
    required_hours: TRAINING_HOURS,
    short: short.map((organisation) => ({ ...nameOf(organisation), hours: hours.get(organisation.id) ?? 0 })),
  };
}

// Somebody may be recorded for the enterprise and for its organisation: the lesson is heard once.
function addHours(hours: Map<string, number>, present: Gathering['present'], presence: Presence): void {
  const heard = new Map<string, number>();
  for (const attendee of present)
    for (const id of presence.organisationsOf(attendee))
      heard.set(id, Math.max(heard.get(id) ?? 0, attendee.hours));
  for (const [id, more] of heard) hours.set(id, (hours.get(id) ?? 0) + more);
}

function nameOf({ id, zh, en }: PartyOrganisation) {
  return { party_organisation_id: id, name_zh: zh, name_en: en };
}
