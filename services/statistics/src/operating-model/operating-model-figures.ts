import { GroupTally } from '../breakdown/group-tally.js';
import type { WhistleShare } from '../breakdown/whistle-share.js';
import { type CampaignFact, isUnderWay } from '../domain/campaign-fact.js';
import type { Gathering } from '../domain/gathering.js';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import {
  type ModelEntry,
  type ModelHeading,
  type OperatingModel,
  placeOf,
} from '../domain/operating-model.js';
import { type ResourceFact, type ResourceUses, usesIn } from '../domain/resource-fact.js';
import { wereThere } from '../participation/participation-figures.js';
import type { ModelFiguresView, ModelHeadingView, OperatingModelView } from './operating-model.view.js';

/** Everything that an alliance knows of, whatever the month. */
export interface AllWork {
  readonly gatherings: readonly Gathering[];
  readonly campaigns: readonly CampaignFact[];
  readonly resources: readonly ResourceFact[];
  /** Of the month. */
  readonly whistles: readonly WhistleShare[];
}

/** A month, and how days of instants are told where the alliance is. */
export interface ModelMonth {
  readonly period: string;
  readonly span: MonthSpan;
  readonly dayAt: (instant: number) => string;
}

/** What counts in a month. */
interface MonthsWork {
  readonly gatherings: readonly Gathering[];
  readonly campaigns: readonly CampaignFact[];
  readonly resources: readonly (ResourceUses & Pick<ResourceFact, 'places'>)[];
  readonly whistles: readonly WhistleShare[];
}

/** What each heading and entry of a model came to in a month, and all of it once (mechanisms 0.2, 0.16, 2.1, 3.2, ADR-0246). */
export function modelFigures(
  model: OperatingModel | null,
  all: AllWork,
  { period, span, dayAt }: ModelMonth,
): Pick<OperatingModelView, 'code' | 'name_zh' | 'name_en' | 'headings' | 'total'> {
  const work: MonthsWork = {
    gatherings: all.gatherings.filter(
      ({ startsAt, present }) => isWithin(span, startsAt) && present.length > 0,
    ),
    campaigns: all.campaigns.filter((campaign) => isUnderWay(campaign, period, dayAt)),
    resources: all.resources.map((each) => ({ places: each.places, ...usesIn(each, period, span) })),
    whistles: all.whistles,
  };
  return {
    ...{ code: model?.code ?? null, name_zh: model?.zh ?? null, name_en: model?.en ?? null },
    headings: (model?.headings ?? []).map((each) => headingView(each, work)),
    total: figuresOf(work),
  };
}

function headingView(
  { heading, zh, en, entries }: OperatingModel['headings'][number],
  work: MonthsWork,
): ModelHeadingView {
  const under = (entry: ModelEntry) => underEntry(heading, entry);
  const places = new Set(entries.map(({ code }) => placeOf(heading, code)));
  const categories = new Set(entries.flatMap((entry) => entry.categories));
  return {
    ...{ heading, name_zh: zh, name_en: en },
    entries: entries.map((entry) => ({
      ...{ code: entry.code, name_zh: entry.zh, name_en: entry.en, categories: [...entry.categories] },
      ...figuresOf(among(work, under(entry))),
    })),
    without_code: figuresOf(
      among(work, {
        stands: (of) => !of.some((place) => places.has(place)),
        concerns: (category) => !categories.has(category),
      }),
    ),
  };
}

/** What is under a part of the model: by where something stands, and whistles by their category. */
interface Part {
  stands(places: readonly string[]): boolean;
  concerns(category: string): boolean;
}

function underEntry(heading: ModelHeading, { code, categories }: ModelEntry): Part {
  const place = placeOf(heading, code);
  return {
    stands: (places) => places.includes(place),
    concerns: (category) => categories.includes(category),
  };
}

function among(work: MonthsWork, { stands, concerns }: Part): MonthsWork {
  return {
    gatherings: work.gatherings.filter(({ places }) => stands(places)),
    campaigns: work.campaigns.filter(({ places }) => stands(places)),
    resources: work.resources.filter(({ places }) => stands(places)),
    whistles: work.whistles.filter(({ category }) => concerns(category)),
  };
}

function figuresOf({ gatherings, campaigns, resources, whistles }: MonthsWork): ModelFiguresView {
  const held = (type: Gathering['type']) => gatherings.filter((gathering) => gathering.type === type).length;
  const tally = new GroupTally();
  for (const share of whistles) tally.add(share);
  return {
    meetings: held('meeting'),
    activities: held('activity'),
    ...wereThere(gatherings),
    outcomes: sum(gatherings, ({ outcomes }) => outcomes),
    campaigns: campaigns.length,
    bookings: sum(resources, ({ bookings }) => bookings),
    bookings_used: sum(resources, ({ bookingsUsed }) => bookingsUsed),
    resource_persons: sum(resources, ({ persons }) => persons),
    whistles: tally.figures(),
  };
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
