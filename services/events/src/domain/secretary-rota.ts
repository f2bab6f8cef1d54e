import type { Per } from './period.js';

/** Whom a turn is meant for: 企业所需、党员欢迎、职工拥护 (mechanisms 2.21). */
export const AUDIENCES = ['enterprises', 'members', 'staff'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How many of an audience were asked and answered, and how many of them approve of the turn. Nobody is named. */
export interface Feedback {
  readonly audience: Audience;
  readonly answers: number;
  readonly approving: number;
}

/** Why somebody has a turn: it was their turn, two were exchanged, or somebody stands in. */
export type TurnCause = 'planned' | 'swapped' | 'replaced';

/** Whose secretary has the duty, from one day to another. */
interface AssignedTurn {
  /** Local days `YYYY-MM-DD`, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly partyOrganisationId: string;
  /** Public holidays among its days, by the alliance's calendar when it was assigned. */
  readonly holidays: number;
  readonly cause: TurnCause;
  /** Of a replacement, as somebody wrote it: it does not leave the service. */
  readonly reason?: string;
}

export interface Turn extends AssignedTurn {
  /** That it has begun has been told. Absent: not yet. */
  readonly begun?: true;
  /** What the next secretary has to know, as it was written: it does not leave the service. */
  readonly handedOver?: { readonly at: string; readonly note: string };
  /** At most one per audience: the last that was recorded. */
  readonly feedback: readonly Feedback[];
}

/** What a party organisation has served and is planned for. */
export interface Served {
  readonly turns: number;
  readonly holidays: number;
}

/** An alliance's rotating secretary duty (书记轮值, mechanisms 2.21): one secretary at a time, nobody left out, holidays shared. */
export interface SecretaryRota {
  readonly id: string;
  /** A turn is a calendar period, or what is left of one. */
  readonly turnLength: Per;
  /** Whose secretaries take turns, in the order in which equals come. Empty: nobody after the turn that has begun. */
  readonly partyOrganisationIds: readonly string[];
  /** Whole calendar periods from this day on are periods of duty, each due a joint theme day (kpis A2). */
  readonly since: string;
  /** By first day. They do not overlap, and nothing lies between those of one setting of the rota. */
  readonly turns: readonly Turn[];
  /** What counts besides `turns`: turns that are not kept any more, and what those who joined later begin with. */
  readonly carried: Readonly<Record<string, Served>>;
}

export type SecretaryRotaEvent =
  | {
      readonly type: 'secretary_rota.set';
      readonly id: string;
      readonly turnLength: Per;
      readonly partyOrganisationIds: readonly string[];
      /** From this day on turns are planned anew. */
      readonly effectiveOn: string;
    }
  | ({ readonly type: 'secretary_rota.turn_assigned' } & AssignedTurn)
  | {
      readonly type: 'secretary_rota.turn_begun';
      readonly startsOn: string;
      readonly endsOn: string;
      readonly partyOrganisationId: string;
    }
  | {
      readonly type: 'secretary_rota.handed_over';
      readonly startsOn: string;
      readonly partyOrganisationId: string;
      readonly at: string;
      readonly note: string;
    }
  | ({
      readonly type: 'secretary_rota.feedback_recorded';
      readonly startsOn: string;
      readonly partyOrganisationId: string;
    } & Feedback);

/** Three years of weeks; the document stays small, and what is older still counts. */
export const MOST_TURNS = 156;

/** What somebody has served and is planned for, with what they began with. */
export function servedBy({ turns, carried }: SecretaryRota, partyOrganisationId: string): Served {
  const own = turns.filter((turn) => turn.partyOrganisationId === partyOrganisationId);
  return {
    turns: own.length + (carried[partyOrganisationId]?.turns ?? 0),
    holidays:
      own.reduce((sum, { holidays }) => sum + holidays, 0) + (carried[partyOrganisationId]?.holidays ?? 0),
  };
}

/** The rota after an event. */
export function evolveSecretaryRota(
  rota: SecretaryRota | undefined,
  event: SecretaryRotaEvent,
): SecretaryRota {
  if (event.type === 'secretary_rota.set') return set(rota, event);
  if (!rota) throw new Error(`${event.type} before secretary_rota.set`);
  switch (event.type) {
    case 'secretary_rota.turn_assigned': {
      const { type: _, ...assigned } = event;
      return assign(rota, assigned);
    }
    case 'secretary_rota.turn_begun':
      return changed(rota, event.startsOn, (turn) => ({ ...turn, begun: true }));
    case 'secretary_rota.handed_over': {
      const { at, note } = event;
      return changed(rota, event.startsOn, (turn) => ({ ...turn, handedOver: { at, note } }));
    }
    case 'secretary_rota.feedback_recorded': {
      const { audience, answers, approving } = event;
      return changed(rota, event.startsOn, (turn) => ({
        ...turn,
        feedback: [
          ...turn.feedback.filter((each) => each.audience !== audience),
          { audience, answers, approving },
        ],
      }));
    }
  }
}

// Who joins, or comes back, begins level with whoever has served least: else they would have to catch up with years, turn after turn.
function set(
  rota: SecretaryRota | undefined,
  { id, turnLength, partyOrganisationIds, effectiveOn }: SecretaryRotaEvent & { type: 'secretary_rota.set' },
): SecretaryRota {
  const turns = (rota?.turns ?? []).filter(({ startsOn }) => startsOn < effectiveOn);
  const goesOn = rota?.turnLength === turnLength && rota.partyOrganisationIds.length > 0;
  const since = goesOn ? rota.since : effectiveOn;
  const kept = { id, turnLength, partyOrganisationIds, since, turns, carried: rota?.carried ?? {} };
  const staying = partyOrganisationIds.filter((each) => rota?.partyOrganisationIds.includes(each));
  if (staying.length === 0) return kept;
  const least = (of: keyof Served) => Math.min(...staying.map((each) => servedBy(kept, each)[of]));
  const [leastTurns, leastHolidays] = [least('turns'), least('holidays')];
  const joining = partyOrganisationIds.filter((each) => !staying.includes(each));
  return {
    ...kept,
    carried: joining.reduce<SecretaryRota['carried']>((carried, each) => {
      const served = servedBy(kept, each);
      return plus(carried, each, {
        turns: Math.max(0, leastTurns - served.turns),
        holidays: Math.max(0, leastHolidays - served.holidays),
      });
    }, kept.carried),
  };
}

// A turn that begins on the same day is the same turn in other hands, or shortened: what is on record of it stays.
function assign(rota: SecretaryRota, assigned: AssignedTurn): SecretaryRota {
  const same = rota.turns.find(({ startsOn }) => startsOn === assigned.startsOn);
  const others = rota.turns.filter((turn) => turn !== same);
  const isSameHolder = same?.partyOrganisationId === assigned.partyOrganisationId;
  const turn: Turn = {
    ...assigned,
    ...(isSameHolder && same.begun ? { begun: true } : {}),
    ...(same?.handedOver ? { handedOver: same.handedOver } : {}),
    feedback: same?.feedback ?? [],
  };
  const turns = [...others, turn].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const leaving = turns.slice(0, Math.max(0, turns.length - MOST_TURNS));
  const carried = leaving.reduce<SecretaryRota['carried']>(
    (sum, { partyOrganisationId, holidays }) => plus(sum, partyOrganisationId, { turns: 1, holidays }),
    rota.carried,
  );
  return { ...rota, turns: turns.slice(leaving.length), carried };
}

function changed(rota: SecretaryRota, startsOn: string, change: (turn: Turn) => Turn): SecretaryRota {
  return { ...rota, turns: rota.turns.map((turn) => (turn.startsOn === startsOn ? change(turn) : turn)) };
}

function plus(
  carried: SecretaryRota['carried'],
  partyOrganisationId: string,
  { turns, holidays }: Served,
): SecretaryRota['carried'] {
  const before = carried[partyOrganisationId] ?? { turns: 0, holidays: 0 };
  return {
    ...carried,
    [partyOrganisationId]: { turns: before.turns + turns, holidays: before.holidays + holidays },
  };
}
