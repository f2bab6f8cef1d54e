import { type Campaign, evolveCampaign, stateOf } from './campaign.js';
import { type CampaignCommand, decideCampaign } from './decide-campaign.js';
import { expectedByDefault, type Outputs } from './expected-outputs.js';
import type { Indicator } from './indicator.js';

const at = '2026-12-31T08:00:00.000Z';
type Plan = Extract<CampaignCommand, { type: 'plan' }>;
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ type: 'plan', id: 'c', kind: 'special_action', partOf: null, plannedAt: at },
  ...{ title: '文明交通我先行', purpose: null, targetGroup: 'truck_drivers' },
  ...{ leadUnitId: 'customs', unitIds: ['maritime'], startsOn: '2026-12-01', endsOn: '2026-12-31' },
  expected: expectedByDefault(more.kind ?? 'special_action'),
  ...more,
});
const apply = (campaign: Campaign | undefined, command: CampaignCommand): Campaign =>
  decideCampaign(campaign, command).reduce<Campaign | undefined>(evolveCampaign, campaign)!;
const planned = (more: Partial<Plan> = {}) => apply(undefined, plan(more));
const refusal = (campaign: Campaign | undefined, command: CampaignCommand) => {
  try {
    decideCampaign(campaign, command);
    return undefined;
  } catch (error) {
    return error;
  }
};
const counted = (more: Partial<Outputs> = {}) => ({
  held: 3,
  ...{ problemsSolved: 1, relationsStraightened: 1, reports: 1 },
  ...more,
});
const conclude = (more: Partial<Extract<CampaignCommand, { type: 'conclude' }>> = {}) =>
  ({ type: 'conclude', at, reason: null, counted: counted(), openParts: 0, ...more }) as const;
const change = (more: object = {}): CampaignCommand => {
  const { type: _, id: _id, kind: _kind, partOf: _partOf, plannedAt: _at, ...whole } = plan();
  return { type: 'change', at, ...whole, ...more };
};
const CALLED_OFF = { at, reason: '并入市级专项' };

describe('a campaign', () => {
  it('is planned with its lead unit named once', () => {
    const campaign = planned({ unitIds: ['customs', 'maritime'] });
    expect(campaign).toMatchObject({ unitIds: ['maritime'], numbersGiven: 0, indicators: [] });
    expect(stateOf(campaign)).toBe('open');
  });

  it('expects one of each of a special action, and nothing of a series, unless something else is said', () => {
    expect(expectedByDefault('special_action')).toEqual({
      problemsSolved: 1,
      relationsStraightened: 1,
      reports: 1,
    });
    expect(Object.values(expectedByDefault('series'))).toEqual([0, 0, 0]);
  });

  it.each<[string, Partial<Plan>, string, string]>([
    ['a special action without an end', { endsOn: null }, 'end_needed', '/ends_on'],
    ['one that ends before it starts', { endsOn: '2026-11-30' }, 'ends_before_first_day', '/ends_on'],
    ['a series as a part', { kind: 'series', partOf: 'p' }, 'only_actions_are_parts', '/part_of'],
    ['a part of a part', { partOf: 'p', whole: { partOf: 'q' } }, 'part_of_a_part', '/part_of'],
    [
      'a part of what is over',
      { partOf: 'p', whole: { partOf: null, calledOff: CALLED_OFF } },
      'campaign_over',
      '/part_of',
    ],
  ])('is not %s', (_, more, code, pointer) => {
    expect(refusal(undefined, plan(more))).toMatchObject({ kind: 'invalid', code, pointer });
  });

  it('may be a series without an end, one day long, or part of one that goes on', () => {
    expect(planned({ kind: 'series', endsOn: null }).endsOn).toBeNull();
    expect(planned({ endsOn: '2026-12-01' }).endsOn).toBe('2026-12-01');
    expect(planned({ partOf: 'p', whole: { partOf: null } }).partOf).toBe('p');
  });

  it('gives each number once, in the order in which activities join', () => {
    const join = (activityId: string) => ({ type: 'join', activityId }) as const;
    const first = apply(planned(), join('a'));
    expect(decideCampaign(first, join('b'))).toEqual([
      { type: 'campaign.activity_joined', activityId: 'b', number: 2 },
    ]);
    expect(refusal(apply(first, conclude()), join('c'))).toMatchObject({
      kind: 'invalid',
      ...{ code: 'campaign_over', pointer: '/campaign_id' },
    });
  });

  it('is changed as a whole while it goes on, its kind and what it is part of aside', () => {
    const campaign = planned({ partOf: 'p' });
    const changed = apply(campaign, change({ title: '另名', targetGroup: null, expected: counted() }));
    expect(changed).toMatchObject({ title: '另名', targetGroup: null, partOf: 'p', kind: 'special_action' });
    // As the database keeps it: the order of names is another.
    const { expected, ...rest } = campaign;
    const kept = { ...rest, expected: Object.fromEntries(Object.entries(expected).toReversed()) as Outputs };
    expect(decideCampaign(kept, change())).toEqual([]);
    expect(refusal(campaign, change({ endsOn: null }))).toMatchObject({ code: 'end_needed' });
    expect(refusal(apply(campaign, conclude()), change())).toMatchObject({ code: 'campaign_not_open' });
  });

  it('is not concluded while an expected output is missing, unless it is said why; what is missing is named', () => {
    const lacking = conclude({ counted: counted({ relationsStraightened: 0, reports: 0 }) });
    expect(refusal(planned(), lacking)).toMatchObject({
      ...{ kind: 'conflict', code: 'outputs_missing' },
      params: {
        missing: { problems_solved: 0, relations_straightened: 1, reports: 1 },
        ...{ problems_missing: 0, relations_missing: 1, reports_missing: 1 },
      },
    });
    const concluded = apply(planned(), { ...lacking, reason: '另行形成' });
    expect(concluded.concluded).toEqual({ at, reason: '另行形成', counted: lacking.counted });
    expect(decideCampaign(planned(), { ...lacking, reason: '另行形成' })).toMatchObject([
      { fulfilled: false },
    ]);
    expect(decideCampaign(planned(), conclude())).toMatchObject([{ fulfilled: true }]);
    expect(stateOf(apply(planned({ kind: 'series' }), lacking))).toBe('concluded');
  });

  it('is over after its parts, and goes on again before them', () => {
    expect(refusal(planned(), conclude({ openParts: 2 }))).toMatchObject({
      ...{ code: 'parts_open', params: { open_parts: 2 } },
    });
    expect(refusal(planned(), { type: 'call_off', openParts: 1, ...CALLED_OFF })).toMatchObject({
      code: 'parts_open',
    });
    const part = apply(planned({ partOf: 'p', whole: { partOf: null } }), conclude());
    const over = { partOf: null, calledOff: CALLED_OFF };
    expect(refusal(part, { type: 'reopen', ...CALLED_OFF, whole: over })).toMatchObject({
      code: 'whole_over',
    });
  });

  it('goes on when it is reopened, and stays called off', () => {
    const reopened = apply(apply(planned(), conclude()), { type: 'reopen', at, reason: '又拥堵' });
    expect(reopened).toMatchObject({ reopened: { at, reason: '又拥堵' } });
    expect(reopened).not.toHaveProperty('concluded');
    const off = apply(reopened, { type: 'call_off', openParts: 0, ...CALLED_OFF });
    expect(stateOf(off)).toBe('called_off');
    expect(refusal(off, { type: 'reopen', at, reason: '又拥堵' })).toMatchObject({
      code: 'campaign_not_concluded',
    });
    for (const command of [conclude(), change(), { type: 'call_off', openParts: 0, ...CALLED_OFF } as const])
      expect(refusal(off, command)).toMatchObject({ code: 'campaign_not_open' });
  });

  it('has its indicators recorded until it is called off, also when it is concluded', () => {
    const queue: Indicator = { name: '排队', unit: '辆', better: 'lower', before: null, after: null };
    const record = (indicators: readonly Indicator[]) =>
      ({ type: 'record_indicators', at, indicators }) as const;
    const concluded = apply(planned(), conclude());
    const recorded = apply(concluded, record([queue]));
    expect(recorded.indicators).toEqual([queue]);
    expect(decideCampaign(recorded, record([{ ...queue }]))).toEqual([]);
    expect(refusal(recorded, record([queue, { ...queue, unit: '米' }]))).toMatchObject({
      ...{ code: 'repeated_indicator', pointer: '/indicators/1/name' },
    });
    const before = { value: 4, on: '2026-12-02' };
    const early = { ...queue, before, after: { value: 2, on: '2026-12-01' } };
    expect(refusal(recorded, record([early]))).toMatchObject({
      ...{ code: 'measured_before_before', pointer: '/indicators/0/after/on' },
    });
    const off = apply(planned(), { type: 'call_off', openParts: 0, ...CALLED_OFF });
    expect(refusal(off, record([queue]))).toMatchObject({ code: 'campaign_not_open' });
  });

  it('does nothing before it is planned', () => {
    expect(() => decideCampaign(undefined, conclude())).toThrow('not planned yet');
    expect(() => evolveCampaign(undefined, { type: 'campaign.reopened', at, reason: '' })).toThrow(
      'before campaign.planned',
    );
  });
});
