import { isDeepStrictEqual } from 'node:util';
import type { CalledOff } from './called-off.js';
import { type Campaign, type CampaignEvent, type CampaignPlan, type Counted, stateOf } from './campaign.js';
import { isFulfilled, missingOf, type Outputs } from './expected-outputs.js';
import { Fault } from './fault.js';
import { assertIndicators, type Indicator } from './indicator.js';
import { codesOf } from './model-codes.js';

/** What a campaign is part of, as far as it decides. */
type Whole = Pick<Campaign, 'partOf' | 'concluded' | 'calledOff'>;

/** What can be asked of a campaign. `at` is the database's time; references and rights were examined before. */
export type CampaignCommand =
  | ({
      readonly type: 'plan';
      /** Of a part; absent: it is none. */
      readonly whole?: Whole;
    } & CampaignPlan &
      Pick<Campaign, 'id' | 'kind' | 'partOf' | 'plannedAt'>)
  | ({ readonly type: 'change'; readonly at: string } & CampaignPlan)
  /** An activity that has no number here joins. */
  | { readonly type: 'join'; readonly activityId: string }
  | { readonly type: 'record_indicators'; readonly at: string; readonly indicators: readonly Indicator[] }
  | {
      readonly type: 'conclude';
      readonly at: string;
      readonly reason: string | null;
      /** What has come of its activities, and of those of its parts. */
      readonly counted: Counted;
      /** Parts that go on. */
      readonly openParts: number;
    }
  | ({ readonly type: 'reopen'; readonly whole?: Whole } & CalledOff)
  | ({ readonly type: 'call_off'; readonly openParts: number } & CalledOff);

type Asked<Type extends CampaignCommand['type']> = Extract<CampaignCommand, { readonly type: Type }>;

/**
 * Decides what happens (ADR-0240). What would change nothing is no event.
 *
 * @throws Fault `end_needed`, `ends_before_first_day`, `only_actions_are_parts`, `part_of_a_part`, `campaign_over` at their fields;
 *   `campaign_not_open`, `campaign_not_concluded`, `outputs_missing`, `parts_open`, `whole_over`; what `assertIndicators` throws.
 */
export function decideCampaign(campaign: Campaign | undefined, command: CampaignCommand): CampaignEvent[] {
  if (command.type === 'plan') return planned(command);
  if (!campaign) throw new Error('the campaign is not planned yet');
  switch (command.type) {
    case 'change':
      return changed(campaign, command);
    case 'join':
      if (stateOf(campaign) !== 'open') throw new Fault('invalid', 'campaign_over', '/campaign_id');
      return [
        {
          type: 'campaign.activity_joined',
          activityId: command.activityId,
          number: campaign.numbersGiven + 1,
        },
      ];
    case 'record_indicators':
      return indicatorsRecorded(campaign, command);
    case 'conclude':
      return concluded(campaign, command);
    case 'reopen': {
      const { at, reason, whole } = command;
      if (stateOf(campaign) !== 'concluded') throw new Fault('conflict', 'campaign_not_concluded');
      if (whole && stateOf(whole) !== 'open') throw new Fault('conflict', 'whole_over');
      return [{ type: 'campaign.reopened', at, reason }];
    }
    case 'call_off': {
      const { at, reason, openParts } = command;
      assertOpen(campaign);
      assertPartsOver(openParts);
      return [{ type: 'campaign.called_off', kind: campaign.kind, at, reason }];
    }
  }
}

function planned({ type: _, whole, ...campaign }: Asked<'plan'>): CampaignEvent[] {
  assertDays(campaign.kind, campaign);
  if (campaign.partOf !== null && campaign.kind !== 'special_action')
    throw new Fault('invalid', 'only_actions_are_parts', '/part_of');
  if (whole && whole.partOf !== null) throw new Fault('invalid', 'part_of_a_part', '/part_of');
  if (whole && stateOf(whole) !== 'open') throw new Fault('invalid', 'campaign_over', '/part_of');
  return [{ type: 'campaign.planned', ...campaign, unitIds: othersOf(campaign) }];
}

function changed(campaign: Campaign, { type: _, at, ...asked }: Asked<'change'>): CampaignEvent[] {
  assertOpen(campaign);
  assertDays(campaign.kind, asked);
  const plan = { ...asked, unitIds: othersOf(asked) };
  return isSame(campaign, plan) ? [] : [{ type: 'campaign.changed', at, ...plan }];
}

function indicatorsRecorded(
  campaign: Campaign,
  { at, indicators }: Asked<'record_indicators'>,
): CampaignEvent[] {
  // What there is after a campaign is often measured when it is concluded.
  if (campaign.calledOff) throw new Fault('conflict', 'campaign_not_open');
  assertIndicators(indicators);
  if (isDeepStrictEqual(indicators, campaign.indicators)) return [];
  return [{ type: 'campaign.indicators_recorded', at, indicators }];
}

function concluded(
  campaign: Campaign,
  { at, reason, counted, openParts }: Asked<'conclude'>,
): CampaignEvent[] {
  assertOpen(campaign);
  assertPartsOver(openParts);
  const { kind, expected } = campaign;
  const fulfilled = isFulfilled(expected, counted);
  if (!fulfilled && reason === null) throw outputsMissing(missingOf(expected, counted));
  return [{ type: 'campaign.concluded', kind, fulfilled, at, reason, counted }];
}

function outputsMissing({ problemsSolved, relationsStraightened, reports }: Outputs): Fault {
  return new Fault('conflict', 'outputs_missing', '', {
    missing: { problems_solved: problemsSolved, relations_straightened: relationsStraightened, reports },
    ...{ problems_missing: problemsSolved, relations_missing: relationsStraightened },
    reports_missing: reports,
  });
}

/** @throws Fault `end_needed`, `ends_before_first_day` at `/ends_on`. */
function assertDays(kind: Campaign['kind'], { startsOn, endsOn }: CampaignPlan): void {
  if (endsOn === null && kind === 'special_action') throw new Fault('invalid', 'end_needed', '/ends_on');
  if (endsOn !== null && endsOn < startsOn) throw new Fault('invalid', 'ends_before_first_day', '/ends_on');
}

function assertOpen(campaign: Campaign): void {
  if (stateOf(campaign) !== 'open') throw new Fault('conflict', 'campaign_not_open');
}

function assertPartsOver(openParts: number): void {
  if (openParts > 0) throw new Fault('conflict', 'parts_open', '', { open_parts: openParts });
}

const othersOf = ({ leadUnitId, unitIds }: CampaignPlan): string[] =>
  unitIds.filter((id) => id !== leadUnitId);

function isSame(campaign: CampaignPlan, plan: CampaignPlan): boolean {
  const known: CampaignPlan = { ...campaign, ...codesOf(campaign) };
  return Object.entries({ ...plan, ...codesOf(plan) }).every(([name, value]) =>
    isDeepStrictEqual(known[name as keyof CampaignPlan], value),
  );
}
