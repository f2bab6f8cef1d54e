import { eventually, type ServiceName, type System } from '@muster/local-stack';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accountOf,
  type Alliance,
  type DirectoryDocument,
  escalationKnows,
  importDirectory,
  isKnownToEscalation,
} from '../campaign/alliances.js';
import type { Account } from '../proving-ground.js';
import type { Messenger } from './messenger.js';
import type { Actor } from './story.js';

const ALLIANCE = 'tianjin';
const ENTERPRISE = 'enterprise-001';
/** The arrangement of the State Council that is published in the month (lifecycle B5, test vector). */
const HOLIDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`);
const MAKE_UP_DAY = '2026-10-10';
/** The weekend for which these units' rotas name nobody. */
const DUTY_GAP = {
  units: ['customs', 'utilities'],
  from: '2026-10-17T00:00:00+08:00',
  to: '2026-10-19T00:00:00+08:00',
};
/** The unit for which nobody answers then: it has no head either. Customs' does. */
const UNIT_WITHOUT_HEAD = 'utilities';
/** The unit whose ladder has every step; the others of the demo have no deputy. */
const UNIT_WITH_DEPUTY = 'human-resources';
const DEPUTY = 'officer-30';

interface Shift {
  readonly officer_id: string;
  readonly from: string;
  readonly to: string;
}

interface Post {
  readonly organisation_kind: string;
  readonly organisation_id: string;
  readonly post: string;
}

interface MonthDocument extends DirectoryDocument {
  readonly calendars: readonly {
    readonly id: string;
    readonly holidays: readonly string[];
    readonly make_up_days: readonly string[];
  }[];
  readonly duty_rota: readonly { readonly unit_id: string; readonly shifts: readonly Shift[] }[];
  readonly officers: readonly { readonly id: string; readonly posts: readonly Post[] }[];
}

/** Opens the month's alliance: its accounts, and its directory as it is before the holidays are arranged. */
export async function openMonth(
  root: string,
  system: System,
  databaseUrl: (service: ServiceName) => string,
): Promise<Alliance[]> {
  const demo = JSON.parse(
    readFileSync(join(root, 'deploy', 'demo', `${ALLIANCE}.json`), 'utf8'),
  ) as MonthDocument;
  const document = beforeTheArrangement(withDutyGap(withPosts(withVectorPolicy(demo))));
  const accounts = JSON.parse(
    await system.run(
      'gateway',
      ['accounts', 'create', '--batch', '--json'],
      JSON.stringify(wantedAccounts(document)),
    ),
  ) as Account[];
  const alliance = { id: ALLIANCE, document, accounts };
  await importDirectory(system.gatewayUrl, alliance);
  await escalationKnows([ALLIANCE], databaseUrl);
  return [alliance];
}

/** Publishes the holidays of October with their make-up day, and waits until escalation knows, whatever is down meanwhile. */
export async function arrangeHolidays(
  messenger: Messenger,
  alliance: Alliance,
  databaseUrl: (service: ServiceName) => string,
): Promise<void> {
  const document = withOffice(alliance.document as MonthDocument, ({ holidays, make_up_days }) => ({
    holidays: [...holidays, ...HOLIDAYS],
    make_up_days: [...make_up_days, MAKE_UP_DAY],
  }));
  await messenger.put(accountOf(alliance, 'operator'), `/v1/alliances/${ALLIANCE}/directory`, document);
  await eventually('the holidays in escalation', () =>
    isKnownToEscalation([ALLIANCE], databaseUrl).catch(() => false),
  );
}

/** The account that somebody in a story acts by. */
export function accountFor(alliance: Alliance, actor: Actor): Account {
  const [, role, unit] = /^(officer|head) of (.+)$/.exec(actor) ?? [];
  if (role) return accountOf(alliance, `unit_${role}`, unit);
  if (actor !== 'second_dispatcher') return accountOf(alliance, actor);
  return alliance.accounts.findLast((account) => account.role === 'dispatcher')!;
}

function wantedAccounts(document: MonthDocument): object[] {
  const alliance_id = ALLIANCE;
  const ofAlliance = ['operator', 'dispatcher', 'council', 'reviewer', 'supervisor', 'hotline', 'analyst'];
  return [
    ...ofAlliance.map((role) => ({ alliance_id, role, name: role })),
    { alliance_id, role: 'dispatcher', name: 'second dispatcher' },
    { alliance_id, role: 'enterprise', enterprise_id: ENTERPRISE, name: 'an enterprise' },
    { alliance_id, role: 'party_secretary', enterprise_id: ENTERPRISE, name: 'its party secretary' },
    ...document.units.flatMap(({ id: unit_id }) =>
      ['unit_officer', 'unit_head'].map((role) => ({
        alliance_id,
        role,
        unit_id,
        name: `${role} ${unit_id}`,
      })),
    ),
  ];
}

/** Three working days to resolve, as in the test vector of lifecycle B5. */
function withVectorPolicy(document: MonthDocument): MonthDocument {
  const vector = {
    code: 'vector',
    kinds: ['routine'],
    categories: ['permits'],
    sign: { target: { minutes: 60 }, mode: 'working_time' },
    contact: { target: { days: 1 }, mode: 'calendar_days_next_working_end' },
    resolve: { target: { working_days: 3 }, mode: 'working_time' },
  };
  return { ...document, deadline_policies: [vector] };
}

function withPosts(document: MonthDocument): MonthDocument {
  const deputy = { organisation_kind: 'unit', organisation_id: UNIT_WITH_DEPUTY, post: 'deputy' };
  const withoutHead = (post: Post): Post =>
    post.organisation_id === UNIT_WITHOUT_HEAD ? { ...post, post: 'duty_officer' } : post;
  return {
    ...document,
    officers: document.officers.map((officer) => ({
      ...officer,
      posts: [...officer.posts.map(withoutHead), ...(officer.id === DEPUTY ? [deputy] : [])],
    })),
  };
}

function withDutyGap(document: MonthDocument): MonthDocument {
  const apart = (shift: Shift): Shift[] =>
    Date.parse(shift.from) < Date.parse(DUTY_GAP.from) && Date.parse(shift.to) > Date.parse(DUTY_GAP.to)
      ? [
          { ...shift, to: DUTY_GAP.from },
          { ...shift, from: DUTY_GAP.to },
        ]
      : [shift];
  return {
    ...document,
    duty_rota: document.duty_rota.map((rota) =>
      DUTY_GAP.units.includes(rota.unit_id) ? { ...rota, shifts: rota.shifts.flatMap(apart) } : rota,
    ),
  };
}

function beforeTheArrangement(document: MonthDocument): MonthDocument {
  return withOffice(document, ({ holidays, make_up_days }) => ({
    holidays: holidays.filter((day) => !HOLIDAYS.includes(day)),
    make_up_days: make_up_days.filter((day) => day !== MAKE_UP_DAY),
  }));
}

type Calendar = MonthDocument['calendars'][number];

function withOffice(
  document: MonthDocument,
  change: (calendar: Calendar) => Pick<Calendar, 'holidays' | 'make_up_days'>,
): MonthDocument {
  return {
    ...document,
    calendars: document.calendars.map((calendar) =>
      calendar.id === 'office' ? { ...calendar, ...change(calendar) } : calendar,
    ),
  };
}
