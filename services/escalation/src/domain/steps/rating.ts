import type { Instant } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import type { Satisfaction } from '../vocabulary.js';
import { workingUnits } from '../whistle.js';

/** How well a whistle was blown, as a unit sees it (吹哨質量). */
export const WHISTLE_QUALITIES = ['well_described', 'incomplete', 'wrong_category', 'unfounded'] as const;
export type WhistleQuality = (typeof WHISTLE_QUALITIES)[number];

export interface RatingCommands {
  rate_units: { ratings: readonly { unitId: string; rating: Satisfaction }[] };
  rate_whistle: { quality: WhistleQuality };
}

export interface RatingEvents {
  'evaluation.units_rated': { ratings: { unit_id: string; rating: Satisfaction }[] };
  'evaluation.whistle_rated': { unit_id: string; quality: WhistleQuality };
}

export interface RatingParticulars {
  readonly unitRatings?: readonly {
    readonly round: number;
    readonly unitId: string;
    readonly rating: Satisfaction;
    readonly at: Instant;
  }[];
  readonly whistleRatings?: readonly {
    readonly unitId: string;
    readonly quality: WhistleQuality;
    readonly at: Instant;
  }[];
}

/** Both sides rate (雙考核, 共評; mechanisms 2.25): enterprises the units, units the whistles. */
export const ratingRows = ticketRows({
  'rate-units': {
    from: ['resolved', 'closed'],
    to: 'same',
    trigger: 'rate_units',
    actors: ['raiser', 'hotline'],
    guards: ['rated_units_took_part', 'each_unit_rated_once', 'units_not_rated_yet'],
    events: ['evaluation.units_rated'],
    zh: '企业评价单位',
    en: 'The raiser rates the units',
  },
  'rate-whistle': {
    from: ['in_progress', 'sign_off', 'resolved', 'closed'],
    to: 'same',
    trigger: 'rate_whistle',
    actors: ['working_unit'],
    guards: ['whistle_not_rated_yet'],
    events: ['evaluation.whistle_rated'],
    zh: '单位评价哨件',
    en: 'A unit rates the whistle',
  },
});

export const ratingGuards = {
  rated_units_took_part({ whistle, command }: Situation) {
    const { ratings } = command as Command<'rate_units'>;
    const units = workingUnits(whistle!);
    const strangers = ratings.map(({ unitId }) => unitId).filter((id) => !units.includes(id));
    if (strangers.length > 0) throw new Refusal('took_no_part', { unit_ids: strangers });
  },
  each_unit_rated_once({ command }: Situation) {
    const units = (command as Command<'rate_units'>).ratings.map(({ unitId }) => unitId);
    const again = units.filter((id, index) => units.indexOf(id) < index);
    if (again.length > 0) throw new Refusal('rated_twice', { unit_ids: [...new Set(again)] });
  },
  units_not_rated_yet({ whistle, command }: Situation) {
    const rated = (whistle!.particulars.unitRatings ?? []).filter(({ round }) => round === whistle!.round);
    const asked = 'ratings' in command ? (command as Command<'rate_units'>).ratings : [];
    const again = asked.map(({ unitId }) => unitId).filter((id) => rated.some(({ unitId }) => unitId === id));
    if (again.length > 0) throw new Refusal('rated_already', { unit_ids: again });
  },
  whistle_not_rated_yet({ whistle, context }: Situation) {
    const { unitId } = context.actor;
    if (whistle!.particulars.whistleRatings?.some((rating) => rating.unitId === unitId))
      throw new Refusal('rated_already', { unit_ids: [unitId] });
  },
};

export const ratingEffects = {
  'rate-units': (_, { ratings }: Command<'rate_units'>) => [
    {
      type: 'evaluation.units_rated',
      data: { ratings: ratings.map(({ unitId, rating }) => ({ unit_id: unitId, rating })) },
    },
  ],
  'rate-whistle': (_, { quality }: Command<'rate_whistle'>, { actor }) => [
    { type: 'evaluation.whistle_rated', data: { unit_id: actor.unitId!, quality } },
  ],
} satisfies Record<keyof typeof ratingRows, TicketEffect>;

export const ratingAppliers: Appliers<RatingEvents> = {
  'evaluation.units_rated': (whistle, { ratings }, { at, round }) =>
    withParticulars(whistle, {
      unitRatings: [
        ...(whistle.particulars.unitRatings ?? []),
        ...ratings.map(({ unit_id, rating }) => ({ round, unitId: unit_id, rating, at })),
      ],
    }),
  'evaluation.whistle_rated': (whistle, { unit_id, quality }, { at }) =>
    withParticulars(whistle, {
      whistleRatings: [...(whistle.particulars.whistleRatings ?? []), { unitId: unit_id, quality, at }],
    }),
};
