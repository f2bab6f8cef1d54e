import type { Measure } from './measure.js';
import type { Name } from './directory-fact.js';

/** Where an indicator's period comes from, or that it is a state at one moment. */
export const ATTRIBUTIONS = [
  'raise',
  'dispatch',
  'offer',
  'resolve',
  'call_back',
  'rating',
  'close',
  'decision',
  'end',
  'start',
  'month',
  'year',
  'moment',
] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** One indicator as it is published: what it is called, how it is counted, over what (kpis B7, lessons 8). */
export interface IndicatorDefinition {
  readonly code: string;
  readonly name: Name;
  readonly formula: Name;
  readonly attribution: Attribution;
  /** `raw`: before exclusions; `adjusted`: without whistles under a granted exclusion. Both are published (kpis B7, set E). */
  readonly basis: 'raw' | 'adjusted';
  /** Counted over the whole alliance, and what one count is. */
  readonly alliance: { readonly grain: Name; readonly measure: Measure } | null;
  /** The same over assignments of all units, where the alliance's figure counts whistles. */
  readonly byAssignment: Measure | null;
  /** Counted for one unit. */
  readonly unit: { readonly grain: Name; readonly measure: Measure } | null;
}

/** A set of definitions. Numbers of different versions never mix: a new version gets a projection of its own (kpis B8.9). */
export interface Definitions {
  readonly version: number;
  readonly indicators: readonly IndicatorDefinition[];
}
