import { demoDirectory } from '../../test/demo-directory.js';
import { both, type Edit, pop, push, said, set } from '../../test/document-edits.js';

const survey = {
  surveyed_on: '2026-11-24',
  formal_members: 3,
  probationary_members: 1,
  relations_elsewhere: 4,
};
const team = { lead_unit_id: 'customs', co_unit_ids: [] };

describe('a document with one mistake', () => {
  it.each<[string, Edit, string[]]>([
    // shape
    ['a missing section', set('/calendars', undefined), ['required /calendars']],
    ['an unknown member', set('/units/3/colour', 'red'), ['unknown_field /units/3/colour']],
    ['an unknown section', set('/a~b', 1), ['unknown_field /a~0b']],
    ['a number for a name', set('/units/3/name_zh', 7), ['name /units/3/name_zh']],
    ['a blank name', set('/units/3/name_zh', ' 海关'), ['name /units/3/name_zh']],
    ['a control character', set('/units/3/name_en', 'a\u0000b'), ['name /units/3/name_en']],
    ['half a surrogate pair', set('/units/3/name_en', 'a\ud800'), ['name /units/3/name_en']],
    ['null for an optional member', set('/units/3/tier', null), ['code /units/3/tier']],
    [
      'an id in capitals',
      set('/enterprises/70/id', 'E-71'),
      expect.arrayContaining(['slug /enterprises/70/id']) as never,
    ],
    [
      'a fraction of a member',
      set('/enterprises/0/formal_members', 1.5),
      ['whole_number /enterprises/0/formal_members'],
    ],
    ['a text for a flag', set('/units/0/active', 'yes'), ['flag /units/0/active']],
    [
      'an unknown form',
      set('/party_organisations/3/form', 'club'),
      expect.arrayContaining(['one_of /party_organisations/3/form']) as never,
    ],
    [
      'a text for a list',
      set('/enterprises/0/industry_alliance_ids', 'cars'),
      ['bounded_list /enterprises/0/industry_alliance_ids'],
    ],
    [
      'a number in a list of ids',
      push('/enterprises/0/industry_alliance_ids', 5),
      ['slug /enterprises/0/industry_alliance_ids/1'],
    ],
    ['a text for an entry', push('/units', 'customs'), ['object /units/16']],
    ['null for an entry', push('/units', null), ['object /units/16']],
    [
      'a list for an object',
      set('/responsibility_matrix', []),
      expect.arrayContaining(['object /responsibility_matrix']) as never,
    ],
    [
      'a time zone that is none',
      set('/alliance/time_zone', 'Asia/Atlantis'),
      ['time_zone /alliance/time_zone'],
    ],
    [
      'a day that does not exist',
      push('/calendars/0/holidays', '2026-02-30'),
      ['day /calendars/0/holidays/33'],
    ],
    [
      'an instant without offset',
      set('/duty_rota/0/shifts/0/from', '2025-01-01T00:00:00'),
      ['instant /duty_rota/0/shifts/0/from'],
    ],
    [
      'an officer without posts',
      set('/officers/0/posts', []),
      expect.arrayContaining(['list /officers/0/posts']) as never,
    ],
    ['a telephone number with letters', set('/officers/0/phone', 'call me'), ['phone /officers/0/phone']],
    // identity and references
    ["another alliance's document", set('/alliance/id', 'yantian'), ['id_mismatch /alliance/id']],
    [
      'the same id twice',
      set('/enterprises/5/id', 'enterprise-001'),
      expect.arrayContaining(['duplicate_id /enterprises/5/id']) as never,
    ],
    [
      'an unknown lead unit',
      push('/alliance/lead_unit_ids', 'nobody'),
      ['unknown_unit /alliance/lead_unit_ids/1'],
    ],
    [
      'an unknown industry alliance',
      push('/enterprises/0/industry_alliance_ids', 'tea'),
      ['unknown_industry_alliance /enterprises/0/industry_alliance_ids/1'],
    ],
    [
      'an unknown category under the operating model',
      set('/alliance/operating_model/platforms/0/categories', ['x', 'x']),
      [
        'unknown_category /alliance/operating_model/platforms/0/categories/0',
        'unknown_category /alliance/operating_model/platforms/0/categories/1',
        'listed_twice /alliance/operating_model/platforms/0/categories/1',
      ],
    ],
    [
      'an id listed twice',
      push('/alliance/lead_unit_ids', 'council'),
      ['listed_twice /alliance/lead_unit_ids/1'],
    ],
    [
      'a post at an unknown organisation',
      set('/officers/0/posts/0/organisation_id', 'nowhere'),
      expect.arrayContaining(['unknown_unit /officers/0/posts/0/organisation_id']) as never,
    ],
    [
      'a post held twice',
      push('/officers/0/posts', { organisation_kind: 'unit', organisation_id: 'council', post: 'head' }),
      ['duplicate_post /officers/0/posts/2'],
    ],
    [
      'an unknown officer on duty',
      set('/duty_rota/2/shifts/1/officer_id', 'x'),
      ['unknown_officer /duty_rota/2/shifts/1/officer_id'],
    ],
    [
      'an unknown unit on a rule',
      push('/responsibility_matrix/rules/0/co_unit_ids', 'x'),
      ['unknown_unit /responsibility_matrix/rules/0/co_unit_ids/1'],
    ],
    [
      'an unknown parent category',
      set('/responsibility_matrix/categories/1/parent', 'x'),
      ['unknown_category /responsibility_matrix/categories/1/parent'],
    ],
    [
      'an unknown stage',
      set('/responsibility_matrix/rules/0/process_stage', 'x'),
      ['unknown_process_stage /responsibility_matrix/rules/0/process_stage'],
    ],
    // rules and plans
    [
      'an unknown place on a rule',
      set('/responsibility_matrix/rules/0/place_code', 'moon'),
      ['unknown_place /responsibility_matrix/rules/0/place_code'],
    ],
    [
      'a place on a rule where none are listed',
      both(
        both(
          set('/responsibility_matrix/places', undefined),
          set('/responsibility_matrix/rules', [
            { ...{ id: 'r', category_code: null, process_stage: null }, ...team, place_code: 'gate-3' },
          ]),
        ),
        set('/response_plans', []),
      ),
      ['unknown_place /responsibility_matrix/rules/0/place_code'],
    ],
    [
      'an unknown project on a rule',
      set('/responsibility_matrix/rules/0/project_id', 'p-9'),
      ['unknown_project /responsibility_matrix/rules/0/project_id'],
    ],
    [
      'an unknown industry alliance on a rule',
      set('/responsibility_matrix/rules/0/industry_alliance_id', 'tea'),
      ['unknown_industry_alliance /responsibility_matrix/rules/0/industry_alliance_id'],
    ],
    [
      'a second rule for the same place',
      push('/responsibility_matrix/rules', {
        ...{ id: 'again', category_code: 'traffic_order', process_stage: null, place_code: 'bonded-zone' },
        ...team,
      }),
      ['rule_for_the_same_case /responsibility_matrix/rules/34'],
    ],
    [
      'two rules between which an enterprise of two alliances is torn',
      both(
        set('/enterprises/0/industry_alliance_ids', ['parallel-imported-cars', 'cross-border-e-commerce']),
        push('/responsibility_matrix/rules', {
          ...{ id: 'cars', category_code: 'inspection', process_stage: null, ...team },
          industry_alliance_id: 'parallel-imported-cars',
        }),
      ),
      ['rules_compete /responsibility_matrix/rules/34'],
    ],
    [
      'a place within itself',
      set('/responsibility_matrix/places/0/parent', 'gate-3'),
      [0, 1, 2].map((i) => `parent_cycle /responsibility_matrix/places/${i}/parent`),
    ],
    [
      'a place beyond the pole',
      set('/responsibility_matrix/places/0/around/lat', 91),
      ['degrees /responsibility_matrix/places/0/around/lat'],
    ],
    [
      'a plan for a kind that has none',
      set('/response_plans/0/kind', 'routine'),
      ['one_of /response_plans/0/kind'],
    ],
    [
      'two plans for one case',
      set('/response_plans/2/category_code', 'gate_blocked'),
      ['plan_for_the_same_case /response_plans/2'],
    ],
    [
      'a plan whose lead is listed again',
      push('/response_plans/0/co_unit_ids', 'traffic-police'),
      ['lead_also_listed /response_plans/0/co_unit_ids/3'],
    ],
    [
      'a task force under somebody who is no secretary',
      set('/response_plans/0/secretary_officer_id', 'officer-04'),
      ['plan_head_is_no_secretary /response_plans/0/secretary_officer_id'],
    ],
    [
      'a task force without an end',
      set('/response_plans/0/stand_down_when', undefined),
      ['plan_without_end /response_plans/0'],
    ],
    // roster
    [
      'nobody who convenes',
      both(set('/alliance/convenor_unit_id', undefined), set('/alliance/lead_unit_ids', [])),
      ['nobody_convenes /alliance'],
    ],
    [
      'the convenor under a second id',
      set('/units/1/name_zh', '海港创新发展理事会'),
      ['convenor_counted_twice /units/1'],
    ],
    ['a second catch-all unit', set('/units/0/catch_all', true), ['second_catch_all /units/1/catch_all']],
    [
      'a catch-all unit at rest',
      set('/units/1/active', false),
      expect.arrayContaining(['inactive_unit /units/1/active']) as never,
    ],
    // party organisations
    [
      'a joint branch of one',
      set('/party_organisations/42/enterprise_ids', ['enterprise-001']),
      expect.arrayContaining(['joint_branch_of_one /party_organisations/42']) as never,
    ],
    [
      'an own branch of two',
      push('/party_organisations/6/enterprise_ids', 'enterprise-001'),
      expect.arrayContaining(['own_branch_of_several /party_organisations/6']) as never,
    ],
    [
      'an own branch of nobody',
      set('/party_organisations/6/enterprise_ids', []),
      ['own_branch_of_nobody /party_organisations/6'],
    ],
    [
      'an own branch with two members',
      set('/enterprises/2/formal_members', 2),
      ['(warning) own_branch_below_three /party_organisations/6'],
    ],
    [
      'an alliance branch of no alliance',
      set('/industry_alliances/0/party_organisation_id', undefined),
      ['alliance_branch_unlinked /party_organisations/1'],
    ],
    [
      'a joint branch as alliance branch',
      set('/industry_alliances/0/party_organisation_id', 'joint-01'),
      expect.arrayContaining(['not_an_alliance_branch /industry_alliances/0/party_organisation_id']) as never,
    ],
    [
      'a stranger in an alliance branch',
      push('/party_organisations/1/enterprise_ids', 'enterprise-082'),
      ['not_in_the_alliance /party_organisations/1/enterprise_ids/2'],
    ],
    [
      'a committee under its own branch',
      set('/party_organisations/0/parent_id', 'own-01'),
      expect.arrayContaining(['parent_cycle /party_organisations/0/parent_id']) as never,
    ],
    [
      'an enterprise in two branches',
      push('/party_organisations/42/enterprise_ids', 'enterprise-003'),
      ['(warning) enterprise_in_two_branches /party_organisations/42/enterprise_ids/2'],
    ],
    // duty
    [
      'a shift that ends first',
      set('/duty_rota/0/shifts/0/to', '2024-01-01T00:00:00Z'),
      ['ends_before_it_starts /duty_rota/0/shifts/0/to'],
    ],
    [
      'overlapping shifts',
      set('/duty_rota/0/shifts/0/to', '2026-02-01T00:00:00+08:00'),
      ['rota_overlap /duty_rota/0/shifts/1'],
    ],
    ['a unit without rota', pop('/duty_rota'), ['(warning) nobody_on_duty /units/15']],
    [
      'a stranger on duty',
      set('/duty_rota/0/shifts/0/officer_id', 'officer-32'),
      ['(warning) duty_without_post /duty_rota/0/shifts/0/officer_id'],
    ],
    // matrix
    [
      'the lead among the co-units',
      push('/responsibility_matrix/rules/0/co_unit_ids', 'customs'),
      ['lead_also_listed /responsibility_matrix/rules/0/co_unit_ids/1'],
    ],
    [
      'a co-unit that is informed as well',
      set('/responsibility_matrix/rules/0/inform_unit_ids', ['port-operator']),
      ['co_also_informed /responsibility_matrix/rules/0/inform_unit_ids/0'],
    ],
    [
      'a second rule for the same case',
      set('/responsibility_matrix/rules/1/category_code', 'clearance'),
      ['rule_for_the_same_case /responsibility_matrix/rules/1'],
    ],
    [
      'categories in a circle',
      set('/responsibility_matrix/categories/0/parent', 'customs_clearance'),
      expect.arrayContaining(['parent_cycle /responsibility_matrix/categories/0/parent']) as never,
    ],
    [
      'nobody for some categories',
      set('/units/1/catch_all', false),
      ['category_without_unit /responsibility_matrix/categories/30'],
    ],
    // calendars
    ['no default calendar', set('/calendars/0/default', false), ['no_default_calendar /calendars']],
    [
      'two default calendars',
      set('/calendars/1/default', true),
      ['second_default_calendar /calendars/1/default'],
    ],
    [
      'a shift that is none',
      push('/calendars/0/weekly/mon', ['25:00', '26:00']),
      ['shift /calendars/0/weekly/mon/2'],
    ],
    [
      'a shift backwards',
      push('/calendars/0/weekly/mon', ['20:00', '19:00']),
      ['ends_before_it_starts /calendars/0/weekly/mon/2'],
    ],
    [
      'overlapping working time',
      push('/calendars/0/weekly/mon', ['17:00', '19:00']),
      ['shift_overlap /calendars/0/weekly/mon/2'],
    ],
    [
      'a holiday on which one works',
      push('/calendars/0/holidays', '2026-10-10'),
      ['holiday_and_make_up_day /calendars/0/make_up_days/5'],
    ],
    [
      'a make-up day that is a Monday',
      push('/calendars/0/make_up_days', '2026-10-12'),
      ['(warning) make_up_day_is_working_day /calendars/0/make_up_days/6'],
    ],
  ])('%s', (_, edit, expected) => {
    expect(said(edit)).toEqual(expected);
  });

  const huangshi = (edit: Edit) =>
    said(both(set('/alliance/id', 'tianjin'), edit), demoDirectory('huangshi'));

  it.each<[string, Edit, string[]]>([
    [
      'a deadline in two units',
      set('/deadline_policies/0/sign/target/days', 1),
      ['one_target /deadline_policies/0/sign/target'],
    ],
    [
      'a deadline in no unit',
      set('/deadline_policies/0/previous/0/sign/target', {}),
      ['one_target /deadline_policies/0/previous/0/sign/target'],
    ],
    [
      'calendar days of working time',
      set('/deadline_policies/0/sign', { target: { days: 7 }, mode: 'working_time' }),
      ['target_mode_mismatch /deadline_policies/0/sign/mode'],
    ],
    [
      'working days of all time',
      set('/deadline_policies/0/previous/0/sign', { target: { working_days: 3 }, mode: 'round_the_clock' }),
      ['target_mode_mismatch /deadline_policies/0/previous/0/sign/mode'],
    ],
    [
      'a deadline of four years',
      set('/deadline_policies/0/sign/target', { working_days: 1_001 }),
      ['whole_number /deadline_policies/0/sign/target/working_days'],
    ],
    [
      'a deadline that begins later, by the day of the alliance',
      set('/deadline_policies/0/effective_from', '2026-11-25'),
      ['effective_in_future /deadline_policies/0/effective_from'],
    ],
    ['a deadline that begins today', set('/deadline_policies/0/effective_from', '2026-11-24'), []],
    [
      'a calendar of one hour a week, and a deadline of a million minutes of it',
      both(
        set('/calendars/0/weekly', {
          mon: [['09:00', '10:00']],
          tue: [],
          wed: [],
          thu: [],
          fri: [],
          sat: [],
          sun: [],
        }),
        set('/calendars/0/make_up_days', []),
        set('/deadline_policies/0/sign', { target: { minutes: 1_000_000 }, mode: 'working_time' }),
      ),
      ['calendar_too_short /calendars/0'],
    ],
    ['a policy without kinds', set('/deadline_policies/0/kinds', []), ['list /deadline_policies/0/kinds']],
    [
      'two policies for one case',
      push('/deadline_policies', { code: 'second', kinds: ['key'], categories: ['project_acceptance'] }),
      ['policy_for_the_same_case /deadline_policies/8'],
    ],
    [
      'versions that overlap',
      set('/deadline_policies/0/previous/0/effective_until', '2022-02-01'),
      ['policy_versions_overlap /deadline_policies/0/previous/0/effective_until'],
    ],
    [
      'a specialist without a post at the project',
      set('/projects/0/officer_ids', ['officer-01']),
      ['officer_without_post /projects/0/officer_ids/0'],
    ],
    [
      'a project without officer',
      set('/projects/0/officer_ids', []),
      ['(warning) project_without_officer /projects/0/officer_ids'],
    ],
    [
      'a project without officer that has ended',
      both(
        set('/projects/23/officer_ids', []),
        set('/projects/23/ended_on', '2026-11-24'), // where the alliance is, this is today
      ),
      [],
    ],
    [
      'an officer who has no post at the branch',
      set('/officers/28/posts/1/organisation_id', 'project-02-branch'),
      ['(warning) project_without_dual_officer /projects/0/officer_ids'],
    ],
    [
      'a term that is over while the project goes on',
      set('/officers/28/posts/0/until', '2026-11-23'),
      [
        '(warning) officer_term_ended /projects/0/officer_ids/0',
        '(warning) project_without_dual_officer /projects/0/officer_ids',
      ],
    ],
    ['a term that ends today', set('/officers/28/posts/0/until', '2026-11-24'), []],
    [
      'a term that ends before it begins',
      both(set('/officers/28/posts/0/from', '2026-11-02'), set('/officers/28/posts/0/until', '2026-11-01')),
      expect.arrayContaining(['term_ends_before_it_begins /officers/28/posts/0/until']) as never,
    ],
    [
      'a survey of tomorrow',
      set('/projects/0/survey', { ...survey, surveyed_on: '2026-11-25' }),
      ['survey_in_future /projects/0/survey/surveyed_on'],
    ],
    [
      'more who keep their membership elsewhere than there are',
      set('/projects/0/survey', { ...survey, relations_elsewhere: 5 }),
      ['more_elsewhere_than_members /projects/0/survey/relations_elsewhere'],
    ],
    [
      'half a member',
      set('/projects/0/survey', { ...survey, probationary_members: 0.5 }),
      ['whole_number /projects/0/survey/probationary_members'],
    ],
    [
      'a branch whose project has ended',
      set('/projects/0/ended_on', '2026-11-24'),
      ['(warning) branch_of_ended_project /party_organisations/1'],
    ],
  ])('%s', (_, edit, expected) => {
    expect(huangshi(edit)).toEqual(expected);
  });
});
