import type { AllianceRegistered } from '@muster/contracts';
import type { Name } from './directory-fact.js';

/** The headings of an operating model, in the order in which figures by them are told, and what they are called (mechanisms 0.2, 2.1, 3.2). */
export const MODEL_HEADINGS = [
  { heading: 'structures', zh: '架构', en: 'Structures' },
  { heading: 'drives', zh: '驱动与引领', en: 'Drives and leads' },
  { heading: 'teams', zh: '队伍', en: 'Teams' },
  { heading: 'scopes', zh: '范围', en: 'Scopes' },
  { heading: 'mechanisms', zh: '机制', en: 'Mechanisms' },
  { heading: 'platforms', zh: '平台', en: 'Platforms' },
] as const;
export type ModelHeading = (typeof MODEL_HEADINGS)[number]['heading'];

/** An entry under a heading. */
export interface ModelEntry extends Name {
  readonly code: string;
  /** Whistles of these categories count under it. */
  readonly categories: readonly string[];
}

/** How an alliance says it works; headings that it does not have are left out. */
export interface OperatingModel extends Name {
  readonly code: string;
  readonly headings: readonly (Name & {
    readonly heading: ModelHeading;
    readonly entries: readonly ModelEntry[];
  })[];
}

/** Types of events that {@link operatingModelOf} understands. */
export const MODEL_EVENTS = ['muster.alliance.registered.v1', 'muster.alliance.updated.v1'] as const;

/** The operating model after these events of a directory, in the order of its versions; null when the alliance has none. */
export function operatingModelOf(events: readonly { readonly data: object }[]): OperatingModel | null {
  const model = (events.at(-1)?.data as AllianceRegistered | undefined)?.alliance.operating_model;
  if (!model) return null;
  return {
    ...{ code: model.code, zh: model.name_zh, en: model.name_en },
    headings: MODEL_HEADINGS.flatMap(({ heading, zh, en }) => {
      const entries = model[heading] ?? [];
      if (entries.length === 0) return [];
      return [{ heading, zh, en, entries: entries.map(entryOf) }];
    }),
  };
}

type Published = NonNullable<AllianceRegistered['alliance']['operating_model']>['platforms'][number];

function entryOf({ code, name_zh: zh, name_en: en, categories = [] }: Published): ModelEntry {
  return { code, zh, en, categories };
}

/** What an event says of codes; absent fields say none. */
export interface SaidCodes {
  readonly platform_code?: string;
  readonly mechanism_code?: string;
  readonly model_codes?: readonly string[];
}

/** Where something stands in the model, all in one form: `heading.code`. */
export function placesOf({ platform_code, mechanism_code, model_codes = [] }: SaidCodes): readonly string[] {
  return [
    ...model_codes,
    ...(mechanism_code === undefined ? [] : [placeOf('mechanisms', mechanism_code)]),
    ...(platform_code === undefined ? [] : [placeOf('platforms', platform_code)]),
  ];
}

export const placeOf = (heading: ModelHeading, code: string): string => `${heading}.${code}`;

/** Places after an event that says all of them anew when it has `model_codes`, and nothing of them when it has not (ADR-0246). */
export const placesAfter = (said: SaidCodes, before: readonly string[]): readonly string[] =>
  said.model_codes === undefined ? before : placesOf(said);
