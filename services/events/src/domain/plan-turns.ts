import { daysLater, lastDayOfPeriod } from './period.js';
import {
  evolveSecretaryRota,
  type SecretaryRota,
  type SecretaryRotaEvent,
  servedBy,
} from './secretary-rota.js';

/** So many turns are known in advance, after the one that has begun: time to prepare, and to exchange. */
export const TURNS_AHEAD = 3;

/** What planning has to know of the alliance, days being its local days `YYYY-MM-DD`. */
export interface RotaContext {
  readonly today: string;
  /** Public holidays from one day to another, both included. */
  readonly holidays: (startsOn: string, endsOn: string) => number;
  /** Whether the directory still has a party organisation. */
  readonly exists: (partyOrganisationId: string) => boolean;
}

/**
 * The turns that are still to be planned so that {@link TURNS_AHEAD} follow the one that has begun. The first begins today, or where the
 * last one ends; a turn that begins within a calendar period ends with it.
 */
export function planTurns(rota: SecretaryRota, context: RotaContext): SecretaryRotaEvent[] {
  const events: SecretaryRotaEvent[] = [];
  let planned = rota;
  while (ahead(planned, context.today) < TURNS_AHEAD) {
    const next = nextTurn(planned, context);
    if (!next) break;
    events.push(next);
    planned = evolveSecretaryRota(planned, next);
  }
  return events;
}

// Turns that lie ahead once there is one that has begun.
function ahead({ turns }: SecretaryRota, today: string): number {
  const begun = turns.some(({ startsOn, endsOn }) => startsOn <= today && endsOn >= today);
  return turns.filter(({ startsOn }) => startsOn > today).length - (begun ? 0 : 1);
}

function nextTurn(rota: SecretaryRota, context: RotaContext): SecretaryRotaEvent | undefined {
  const last = rota.turns.at(-1);
  const startsOn = last && last.endsOn >= context.today ? daysLater(last.endsOn, 1) : context.today;
  const endsOn = lastDayOfPeriod(rota.turnLength, startsOn);
  const holidays = context.holidays(startsOn, endsOn);
  const partyOrganisationId = whoseTurn(rota, holidays > 0, context);
  if (partyOrganisationId === undefined) return undefined;
  return {
    type: 'secretary_rota.turn_assigned',
    ...{ startsOn, endsOn, partyOrganisationId, holidays, cause: 'planned' },
  };
}

/**
 * Who has served fewest turns, served and not only been planned for: who was stood in for is next, and who stood in has had theirs. Of
 * equals, a turn with holidays is for who has served fewest of them, one without for who has served most, so that the others are there when
 * holidays come; then who has waited longest, then the rota's order. Nobody twice in a row.
 */
function whoseTurn(rota: SecretaryRota, hasHolidays: boolean, { exists }: RotaContext): string | undefined {
  const present = rota.partyOrganisationIds.filter(exists);
  const previous = rota.turns.at(-1)?.partyOrganisationId;
  const candidates = present.filter((each) => each !== previous || present.length === 1);
  const lastServed = (id: string) =>
    rota.turns.findLast(({ partyOrganisationId }) => partyOrganisationId === id)?.startsOn ?? '';
  const standing = candidates.map((id) => ({ id, ...servedBy(rota, id), last: lastServed(id) }));
  standing.sort(
    (a, b) =>
      a.turns - b.turns ||
      (hasHolidays ? a.holidays - b.holidays : b.holidays - a.holidays) ||
      (a.last < b.last ? -1 : a.last > b.last ? 1 : 0),
  );
  return standing[0]?.id;
}
