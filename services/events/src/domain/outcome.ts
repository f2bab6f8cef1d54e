import type { CalledOff } from './called-off.js';
import { Fault } from './fault.js';
import type { OutcomeKindCode } from './outcome-kind.js';

/** An activity has at most so many, with those that were withdrawn. */
export const MOST_OUTCOMES = 200;

/** Who supplies whom, since when, and for how much (mechanisms 1.27). */
export interface Match {
  readonly supplierEnterpriseId: string;
  readonly buyerEnterpriseId: string;
  /** In whole yuan; it does not leave the service. Null: not said. */
  readonly valueYuan: number | null;
  /** Day `YYYY-MM-DD` on which they agreed; null: not said. */
  readonly agreedOn: string | null;
}

/** Something that came of an activity. */
export interface Outcome {
  readonly id: string;
  readonly kind: OutcomeKindCode;
  /** How many of the kind: 1 or more. */
  readonly count: number;
  /** As somebody wrote it: it does not leave the service. */
  readonly note: string | null;
  /** Whistles that were solved, or raised from it; each once. */
  readonly ticketIds: readonly string[];
  /** Of matches only. */
  readonly match?: Match;
  /** When it was recorded, RFC 3339. */
  readonly at: string;
  /** Absent: it stands. */
  readonly withdrawn?: CalledOff;
}

/** What somebody says that came of it. */
export interface SaidOutcome {
  readonly kind: OutcomeKindCode;
  /** Null: as many as whistles are named, else one. */
  readonly count: number | null;
  readonly note: string | null;
  readonly ticketIds: readonly string[];
  readonly supplierEnterpriseId: string | null;
  readonly buyerEnterpriseId: string | null;
  readonly valueYuan: number | null;
  readonly agreedOn: string | null;
}

/** Those that stand. */
export function standing(outcomes: readonly Outcome[] = []): Outcome[] {
  return outcomes.filter(({ withdrawn }) => !withdrawn);
}

/**
 * The outcome that was said. A match is one, of two enterprises; whistles raised from it are named, and as many as are named.
 *
 * @throws Fault `supplier_and_buyer`, `same_enterprise`, `only_of_matches`, `ticket_needed`, `count_as_named`, at their fields.
 */
export function outcomeOf(said: SaidOutcome, id: string, at: string): Outcome {
  const { kind, note, ticketIds } = said;
  const match = matchOf(said);
  if (kind === 'question_raised' && ticketIds.length === 0)
    throw new Fault('invalid', 'ticket_needed', '/ticket_ids');
  const named = match ? 1 : Math.max(1, ticketIds.length);
  const count = said.count ?? named;
  const isNamedWhole = match !== undefined || kind === 'question_raised';
  if (count < named || (isNamedWhole && count !== named))
    throw new Fault('invalid', 'count_as_named', '/count');
  return { id, kind, count, note, ticketIds, at, ...(match ? { match } : {}) };
}

function matchOf(said: SaidOutcome): Match | undefined {
  const { supplierEnterpriseId, buyerEnterpriseId, valueYuan, agreedOn } = said;
  if (said.kind !== 'match') {
    const fields = { supplierEnterpriseId, buyerEnterpriseId, valueYuan, agreedOn };
    const [first] = Object.entries(fields).filter(([, value]) => value !== null);
    if (first) throw new Fault('invalid', 'only_of_matches', `/${POINTERS[first[0] as keyof typeof fields]}`);
    return undefined;
  }
  if (supplierEnterpriseId === null || buyerEnterpriseId === null)
    throw new Fault(
      'invalid',
      'supplier_and_buyer',
      supplierEnterpriseId === null ? '/supplier_enterprise_id' : '/buyer_enterprise_id',
    );
  if (supplierEnterpriseId === buyerEnterpriseId)
    throw new Fault('invalid', 'same_enterprise', '/buyer_enterprise_id');
  return { supplierEnterpriseId, buyerEnterpriseId, valueYuan, agreedOn };
}

const POINTERS = {
  supplierEnterpriseId: 'supplier_enterprise_id',
  buyerEnterpriseId: 'buyer_enterprise_id',
  valueYuan: 'value_yuan',
  agreedOn: 'agreed_on',
} as const;
