import { type DirectoryEntry, DirectorySnapshot } from '@muster/directory';
import { type AllianceDirectory, allianceDirectory } from '../../dispatching/alliance-directory.js';
import type { Actor } from '../actor.js';

const names = { name_zh: '名', name_en: 'Name' };
const entry = (kind: DirectoryEntry['kind'], id: string, data: unknown): DirectoryEntry => ({
  kind,
  id,
  version: 1,
  removed: false,
  data,
});
const unit = (id: string, more: object = {}) =>
  entry('unit', id, { id, ...names, active: true, catch_all: false, ...more });
const category = (code: string, kind: string, parent?: string) => ({ code, ...names, kind, parent });
const rule = (
  id: string,
  category_code: string | null,
  process_stage: string | null,
  lead: string,
  co: string[] = [],
) => ({
  id,
  category_code,
  process_stage,
  lead_unit_id: lead,
  co_unit_ids: co,
});
/** Somebody answers for each unit whenever a spec plays, without being on the ladder of missed deadlines. */
const alwaysOnDuty = (unitId: string) =>
  entry('rota', unitId, {
    unit_id: unitId,
    shifts: [{ officer_id: `${unitId}-watch`, from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }],
  });
const shifts = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

export const harbourEntries: readonly DirectoryEntry[] = [
  entry('alliance', 'harbour', {
    id: 'harbour',
    ...names,
    time_zone: 'Asia/Shanghai',
    lead_unit_ids: [],
    number_prefix: 'HB',
  }),
  unit('office', { catch_all: true }),
  unit('customs'),
  unit('border'),
  unit('terminal'),
  unit('police'),
  unit('union'),
  unit('closed-bureau', { active: false }),
  ...['customs', 'border', 'terminal', 'police', 'union'].map(alwaysOnDuty),
  entry('enterprise', 'acme', {
    id: 'acme',
    ...names,
    active: true,
    industry_alliance_ids: [],
    formal_members: 3,
  }),
  entry('enterprise', 'other', {
    id: 'other',
    ...names,
    active: true,
    industry_alliance_ids: [],
    formal_members: 0,
  }),
  entry('enterprise', 'gone', {
    id: 'gone',
    ...names,
    active: false,
    industry_alliance_ids: [],
    formal_members: 0,
  }),
  entry('matrix', 'current', {
    matrix_version: 4,
    process_stages: [
      { code: 'arrival', ...names },
      { code: 'gate', ...names },
    ],
    categories: [
      category('clearance', 'key'),
      category('inspection', 'key', 'clearance'),
      category('traffic', 'routine'),
      category('question', 'consult'),
      category('noise', 'routine'),
      category('lapsed', 'routine'),
      category('inner', 'emergency'),
      category('safety_hazard', 'urgent'),
    ],
    rules: [
      rule('r-any', null, null, 'office'),
      rule('r-gate', null, 'gate', 'terminal'),
      rule('r-clearance', 'clearance', null, 'customs', ['border', 'terminal']),
      rule('r-clearance-gate', 'clearance', 'gate', 'border', ['customs']),
      rule('r-question', 'question', null, 'customs'),
      rule('r-lapsed', 'lapsed', null, 'closed-bureau', ['customs', 'closed-bureau', 'customs', 'office']),
      {
        ...rule('r-inner', 'inner', null, 'police', ['police', 'terminal', 'terminal']),
        inform_unit_ids: ['union', 'police'],
      },
    ],
  }),
  entry('calendar', 'office-hours', {
    calendar: {
      id: 'office-hours',
      version: 2,
      time_zone: 'Asia/Shanghai',
      weekly: { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts, sat: [], sun: [] },
      holidays: [
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
        '2026-10-04',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
      make_up_days: ['2026-10-10'],
    },
    default: true,
  }),
];

/** A small alliance for specs, as a service would hold it. */
export function harbour(...changes: DirectoryEntry[]): AllianceDirectory {
  return allianceDirectory(
    DirectorySnapshot.of('harbour', 7, harbourEntries).with(7 + changes.length, changes),
  )!;
}

/** An entry that changes the directory of {@link harbour}. */
export const changed = entry;

export const acme: Actor = { accountId: 'acme-account', role: 'enterprise', enterpriseId: 'acme' };
export const competitor: Actor = { accountId: 'other-account', role: 'enterprise', enterpriseId: 'other' };
export const dispatcher: Actor = { accountId: 'dispatcher-account', role: 'dispatcher' };
export const council: Actor = { accountId: 'council-account', role: 'council' };
export const officerOf = (unitId: string): Actor => ({
  accountId: `${unitId}-officer`,
  role: 'unit_officer',
  unitId,
});
export const headOf = (unitId: string): Actor => ({ accountId: `${unitId}-head`, role: 'unit_head', unitId });
export const secondDispatcher: Actor = { accountId: 'second-dispatcher', role: 'dispatcher' };
export const secretary: Actor = { accountId: 'secretary-account', role: 'party_secretary' };
export const hotline: Actor = { accountId: 'hotline-account', role: 'hotline' };
export const supervisor: Actor = { accountId: 'supervisor-account', role: 'supervisor' };
export const reviewer: Actor = { accountId: 'reviewer-account', role: 'reviewer' };
export const steward: Actor = { accountId: 'steward-account', role: 'data_steward' };
