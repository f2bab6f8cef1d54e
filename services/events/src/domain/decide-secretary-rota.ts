import { Fault } from './fault.js';
import { daysLater, type Per } from './period.js';
import { planTurns, type RotaContext } from './plan-turns.js';
import {
  evolveSecretaryRota,
  type Feedback,
  type SecretaryRota,
  type SecretaryRotaEvent,
  type Turn,
} from './secretary-rota.js';

/** What can be asked of a rota. References to the directory were examined before; a turn goes by its first day. */
export type SecretaryRotaCommand =
  | {
      readonly type: 'set_rota';
      readonly id: string;
      readonly turnLength: Per;
      readonly partyOrganisationIds: readonly string[];
    }
  | { readonly type: 'plan_turns' }
  | {
      readonly type: 'replace';
      readonly startsOn: string;
      readonly partyOrganisationId: string;
      readonly reason: string;
    }
  | { readonly type: 'swap'; readonly startsOn: string; readonly withStartsOn: string }
  | { readonly type: 'hand_over'; readonly startsOn: string; readonly at: string; readonly note: string }
  | { readonly type: 'record_feedback'; readonly startsOn: string; readonly feedback: Feedback };

/**
 * Decides what happens (mechanisms 2.21, ADR-0229); with it the turn of today is told to have begun, once. @throws Fault `no_such_turn`,
 * `turn_over`, `turn_begun`, `turn_not_begun`, `same_secretary`, `already_handed_over`, `more_approve_than_answer`.
 */
export function decideSecretaryRota(
  rota: SecretaryRota | undefined,
  command: SecretaryRotaCommand,
  context: RotaContext,
): SecretaryRotaEvent[] {
  const events = decided(rota, command, context);
  const after = events.reduce<SecretaryRota | undefined>(evolveSecretaryRota, rota);
  return [...events, ...beginnings(after, context)];
}

function beginnings(rota: SecretaryRota | undefined, { today }: RotaContext): SecretaryRotaEvent[] {
  return (rota?.turns ?? [])
    .filter(({ startsOn, endsOn, begun: told }) => startsOn <= today && endsOn >= today && !told)
    .map((turn) => ({ type: 'secretary_rota.turn_begun', ...named(turn), endsOn: turn.endsOn }));
}

function decided(
  rota: SecretaryRota | undefined,
  command: SecretaryRotaCommand,
  context: RotaContext,
): SecretaryRotaEvent[] {
  if (command.type === 'set_rota') return setRota(rota, command, context);
  if (!rota) throw new Error('there is no rota yet');
  switch (command.type) {
    case 'plan_turns':
      return planTurns(rota, context);
    case 'replace':
      return replace(turnOf(rota, command.startsOn), command, context);
    case 'swap':
      return swap(rota, command, context);
    case 'hand_over': {
      const turn = begun(rota, command.startsOn, context);
      if (turn.handedOver)
        throw new Fault('conflict', 'already_handed_over', '', { handed_over_at: turn.handedOver.at });
      const { at, note } = command;
      return [{ type: 'secretary_rota.handed_over', ...named(turn), at, note }];
    }
    case 'record_feedback': {
      const { feedback } = command;
      const turn = begun(rota, command.startsOn, context);
      if (feedback.approving > feedback.answers)
        throw new Fault('invalid', 'more_approve_than_answer', '/approving');
      return [{ type: 'secretary_rota.feedback_recorded', ...named(turn), ...feedback }];
    }
  }
}

// A turn that has begun runs to its end; what lies ahead is planned anew, by what everybody has served.
function setRota(
  rota: SecretaryRota | undefined,
  { id, turnLength, partyOrganisationIds }: SecretaryRotaCommand & { type: 'set_rota' },
  context: RotaContext,
): SecretaryRotaEvent[] {
  if (rota && sameSetting(rota, { turnLength, partyOrganisationIds })) return [];
  const current = rota?.turns.find(
    ({ startsOn, endsOn }) => startsOn <= context.today && endsOn >= context.today,
  );
  const effectiveOn = current ? daysLater(current.endsOn, 1) : context.today;
  const set = {
    type: 'secretary_rota.set',
    ...{ id, turnLength, partyOrganisationIds, effectiveOn },
  } as const;
  return [set, ...planTurns(evolveSecretaryRota(rota, set), context)];
}

function sameSetting(
  rota: SecretaryRota,
  asked: Pick<SecretaryRota, 'turnLength' | 'partyOrganisationIds'>,
): boolean {
  return (
    rota.turnLength === asked.turnLength &&
    JSON.stringify(rota.partyOrganisationIds) === JSON.stringify(asked.partyOrganisationIds)
  );
}

// Somebody who stands in from today on has the rest of the turn as one of their own; the days before stay with who served them.
function replace(
  turn: Turn,
  { partyOrganisationId, reason }: SecretaryRotaCommand & { type: 'replace' },
  { today, holidays }: RotaContext,
): SecretaryRotaEvent[] {
  if (turn.endsOn < today) throw new Fault('conflict', 'turn_over', '', { ended_on: turn.endsOn });
  if (turn.partyOrganisationId === partyOrganisationId)
    throw new Fault('invalid', 'same_secretary', '/party_organisation_id');
  const { endsOn } = turn;
  const startsOn = turn.startsOn < today ? today : turn.startsOn;
  const inTheirPlace: SecretaryRotaEvent = {
    type: 'secretary_rota.turn_assigned',
    ...{ startsOn, endsOn, partyOrganisationId, holidays: holidays(startsOn, endsOn) },
    ...{ cause: 'replaced', reason },
  };
  if (startsOn === turn.startsOn) return [inTheirPlace];
  const served = { ...assignedOf(turn), endsOn: daysLater(today, -1) };
  const holidaysServed = holidays(served.startsOn, served.endsOn);
  return [{ type: 'secretary_rota.turn_assigned', ...served, holidays: holidaysServed }, inTheirPlace];
}

function swap(
  rota: SecretaryRota,
  { startsOn, withStartsOn }: SecretaryRotaCommand & { type: 'swap' },
  { today }: RotaContext,
): SecretaryRotaEvent[] {
  const turns = [turnOf(rota, startsOn), turnOf(rota, withStartsOn, '/with_starts_on')] as const;
  for (const turn of turns)
    if (turn.startsOn <= today) throw new Fault('conflict', 'turn_begun', '', { starts_on: turn.startsOn });
  const [one, other] = turns;
  if (one.partyOrganisationId === other.partyOrganisationId)
    throw new Fault('invalid', 'same_secretary', '/with_starts_on');
  return [inHandsOf(one, other), inHandsOf(other, one)];
}

function inHandsOf(turn: Turn, { partyOrganisationId }: Turn): SecretaryRotaEvent {
  const { startsOn, endsOn, holidays } = turn;
  return {
    type: 'secretary_rota.turn_assigned',
    ...{ startsOn, endsOn, partyOrganisationId, holidays, cause: 'swapped' },
  };
}

function begun(rota: SecretaryRota, startsOn: string, { today }: RotaContext): Turn {
  const turn = turnOf(rota, startsOn);
  if (turn.startsOn > today) throw new Fault('conflict', 'turn_not_begun', '', { starts_on: startsOn });
  return turn;
}

function turnOf(rota: SecretaryRota, startsOn: string, pointer = '/starts_on'): Turn {
  const turn = rota.turns.find((each) => each.startsOn === startsOn);
  if (!turn) throw new Fault('invalid', 'no_such_turn', pointer);
  return turn;
}

function assignedOf({
  handedOver: _,
  feedback: __,
  ...assigned
}: Turn): Omit<Turn, 'handedOver' | 'feedback'> {
  return assigned;
}

function named({ startsOn, partyOrganisationId }: Turn) {
  return { startsOn, partyOrganisationId };
}
