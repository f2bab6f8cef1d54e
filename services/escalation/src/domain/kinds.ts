import type { ActorRole } from './actor.js';
import { type Channel, CHANNELS, KINDS, type Kind, PRESENT_CHANNELS, type Source } from './vocabulary.js';

/** When the lead may call the whistle resolved. Its own submission is needed in any case. */
export type CompletionPolicy =
  | { readonly rule: 'lead_only' }
  | { readonly rule: 'all_accepted' }
  /** `k` accepted co-assignments, or all of them when there are fewer. */
  | { readonly rule: 'k_of_n'; readonly k: number };

/** How many of the units must sign a joint answer (T11). */
export type SignOffPolicy = { readonly rule: 'all' } | { readonly rule: 'k_of_n'; readonly k: number };

export interface KindRules {
  /** Level on which a whistle of this kind begins: enforcement and key work are the secretariat's from the start (lifecycle B5). */
  readonly initialLevel: number;
  readonly completion: CompletionPolicy;
  readonly signOff: SignOffPolicy;
  /** By which channels a unit may report in (A3): where every minute or the unit's own powers count, a call is not enough. */
  readonly reportInBy: readonly Channel[];
}

const byUnits: KindRules = {
  initialLevel: 1,
  completion: { rule: 'all_accepted' },
  signOff: { rule: 'all' },
  reportInBy: CHANNELS,
};
const bySecretariat: KindRules = { ...byUnits, initialLevel: 2 };
/** Where every hour counts, the lead and one more are enough. */
const atOnce: KindRules = { ...byUnits, signOff: { rule: 'k_of_n', k: 2 } };

/** What depends on the kind, as data (lifecycle B3, B4). */
export const KIND_RULES: Readonly<Record<Kind, KindRules>> = {
  emergency: { ...atOnce, reportInBy: PRESENT_CHANNELS },
  urgent: atOnce,
  enforcement: { ...bySecretariat, reportInBy: PRESENT_CHANNELS },
  key: bySecretariat,
  routine: byUnits,
  complex: byUnits,
  consult: byUnits,
  proactive: byUnits,
};

/**
 * The kinds that a role may choose itself. An enterprise says how pressing its problem is; joint enforcement, key work and
 * proactive cases are called by those who answer for them ("to prevent random whistling", lifecycle B1).
 */
export const CHOOSABLE_KINDS: Partial<Record<ActorRole, readonly Kind[]>> = {
  enterprise: ['emergency', 'urgent', 'routine', 'complex', 'consult'],
  party_secretary: ['emergency', 'urgent', 'routine', 'complex', 'consult'],
  hotline: ['emergency', 'urgent', 'routine', 'complex', 'consult'],
  dispatcher: KINDS,
  council: KINDS,
  system: ['proactive'],
};

/** Where a whistle comes from, by who raises it. */
export const SOURCE_OF: Partial<Record<ActorRole, Source>> = {
  enterprise: 'enterprise',
  party_secretary: 'party_organisation',
  hotline: 'hotline',
  dispatcher: 'hotline',
  council: 'council',
  // What the product finds by itself it raises for the council (未诉先办).
  system: 'council',
};
