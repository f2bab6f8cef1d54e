import fc from 'fast-check';
import type {
  Calendar,
  Directory,
  Labelled,
  PartyForm,
  PlannedKind,
  TicketKind,
} from '../src/domain/directory.js';
import { WEEKDAYS } from '../src/domain/directory.js';

// Directories of any content with few ids, so that two of them share entries, change them, drop them and shuffle them. They need
// not pass the rules: deciding does not depend on that.

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);
const nameOf = fc.constantFrom('甲', '乙', '丙');
const names = { name_zh: nameOf, name_en: fc.constantFrom('A', 'B', 'C') };
const labelled: fc.Arbitrary<Labelled> = fc.record({ code: fc.constantFrom('one', 'two'), ...names });
const some = (of: readonly string[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 3 });

const unitIds = ids('unit', 5);
const enterpriseIds = ids('enterprise', 6);
const officerIds = ids('officer', 4);
const kind = fc.constantFrom<TicketKind>('key', 'routine', 'consult');

function calendar(id: string): fc.Arbitrary<Calendar> {
  const shifts = fc.constantFrom<[string, string][]>([], [['09:00', '12:00']], [['00:00', '24:00']]);
  return fc.record({
    id: fc.constant(id),
    ...names,
    time_zone: fc.constant('Asia/Shanghai'),
    weekly: fc.record(
      Object.fromEntries(WEEKDAYS.map((day) => [day, shifts])) as Record<
        (typeof WEEKDAYS)[number],
        typeof shifts
      >,
    ),
    holidays: some(['2026-10-01', '2026-10-02']),
    make_up_days: some(['2026-10-10']),
    default: fc.boolean(),
  });
}

/** A list of entries with distinct ids, in any order. */
function section<Entry>(
  of: readonly string[],
  entry: (id: string) => fc.Arbitrary<Entry>,
  minLength = 0,
): fc.Arbitrary<Entry[]> {
  return fc
    .uniqueArray(fc.constantFrom(...of), { minLength, maxLength: of.length })
    .chain((chosen) => fc.tuple(...chosen.map(entry)) as unknown as fc.Arbitrary<Entry[]>);
}

/** @param full every section has at least two entries. */
export function anyDirectory({ full = false } = {}): fc.Arbitrary<Directory> {
  const min = full ? 2 : 0;
  return fc.record(
    {
      alliance: fc.record(
        {
          id: fc.constant('alliance'),
          ...names,
          time_zone: fc.constant('Asia/Shanghai'),
          number_prefix: fc.constantFrom('AA', 'BB'),
          convenor_unit_id: fc.constantFrom(...unitIds),
          lead_unit_ids: some(unitIds),
        },
        { requiredKeys: ['id', 'name_zh', 'name_en', 'time_zone', 'number_prefix', 'lead_unit_ids'] },
      ),
      units: section(
        unitIds,
        (id) => fc.record({ id: fc.constant(id), ...names, active: fc.boolean(), catch_all: fc.boolean() }),
        min,
      ),
      enterprises: section(
        enterpriseIds,
        (id) =>
          fc.record({
            id: fc.constant(id),
            ...names,
            industry_alliance_ids: some(['cars']),
            formal_members: fc.nat(5),
            active: fc.boolean(),
          }),
        min,
      ),
      industry_alliances: section(
        ids('industry', 3),
        (id) => fc.record({ id: fc.constant(id), ...names }),
        min,
      ),
      party_organisations: section(
        ids('party', 4),
        (id) =>
          fc.record({
            id: fc.constant(id),
            ...names,
            form: fc.constantFrom<PartyForm>('own', 'joint'),
            enterprise_ids: some(enterpriseIds),
            members: fc.nat(9),
          }),
        min,
      ),
      officers: section(
        officerIds,
        (id) =>
          fc.record(
            {
              id: fc.constant(id),
              name: nameOf,
              phone: fc.constantFrom('000-1', '000-2'),
              posts: fc.constant([]),
            },
            { requiredKeys: ['id', 'name', 'posts'] },
          ),
        min,
      ),
      projects: section(
        ids('project', 3),
        (id) =>
          fc.record({
            id: fc.constant(id),
            ...names,
            stage: fc.constant('x'),
            unit_ids: some(unitIds),
            officer_ids: some(officerIds),
          }),
        min,
      ),
      duty_rota: section(
        unitIds,
        (unit_id) =>
          fc.record({
            unit_id: fc.constant(unit_id),
            shifts: fc.array(
              fc.record({
                officer_id: fc.constantFrom(...officerIds),
                from: fc.constant('2026-01-01T00:00:00Z'),
                to: fc.constant('2027-01-01T00:00:00Z'),
              }),
              { minLength: 1, maxLength: 2 },
            ),
          }),
        min,
      ),
      responsibility_matrix: fc.record({
        process_stages: fc.array(labelled, { maxLength: 2 }),
        places: fc.array(labelled, { maxLength: 2 }),
        categories: fc.array(fc.record({ code: fc.constantFrom('one', 'two'), ...names, kind }), {
          minLength: min,
          maxLength: 3,
        }),
        rules: fc.array(
          fc.record(
            {
              id: fc.constantFrom('r1', 'r2'),
              category_code: fc.constantFrom('one', null),
              process_stage: fc.constant(null),
              place_code: fc.constant('yard'),
              project_id: fc.constant('project-1'),
              industry_alliance_id: fc.constant('industry-1'),
              lead_unit_id: fc.constantFrom(...unitIds),
              co_unit_ids: some(unitIds),
            },
            { requiredKeys: ['id', 'category_code', 'process_stage', 'lead_unit_id', 'co_unit_ids'] },
          ),
          { minLength: min, maxLength: 3 },
        ),
      }),
      response_plans: fc.array(
        fc.record(
          {
            code: fc.constantFrom('p1', 'p2'),
            ...names,
            kind: fc.constantFrom<PlannedKind>('emergency', 'key'),
            place_code: fc.constant('yard'),
            lead_unit_id: fc.constantFrom(...unitIds),
            co_unit_ids: some(unitIds),
            steps: fc.array(labelled, { maxLength: 2 }),
          },
          {
            requiredKeys: ['code', 'name_zh', 'name_en', 'kind', 'lead_unit_id', 'co_unit_ids', 'steps'],
          },
        ),
        { minLength: min, maxLength: 2 },
      ),
      calendars: section(ids('calendar', 3), calendar, min),
      deadline_policies: fc.array(
        fc.record({ code: fc.constantFrom('p', 'q'), kinds: fc.array(kind, { minLength: 1, maxLength: 2 }) }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: full ? undefined : (SECTIONS as never) },
  ) as fc.Arbitrary<Directory>;
}

const SECTIONS: readonly (keyof Directory)[] = [
  'alliance',
  'units',
  'enterprises',
  'industry_alliances',
  'party_organisations',
  'officers',
  'projects',
  'duty_rota',
  'responsibility_matrix',
  'calendars',
];
