import type { Identity } from '@muster/auth';
import { checkVersion, Problem, tenantOf } from '@muster/http';
import {
  type Actor,
  type BatchContext,
  type Change,
  type EventStore,
  IdempotencyReplay,
  type NewEvent,
  newId,
  VersionConflict,
} from '@muster/messaging';
import { type Database, standbyHasIt, statement } from '@muster/persistence';
import type { Recorded } from './recorded.js';
import type { Stored } from './stored.js';

/** What a command is about and how it is decided. */
export interface Task<State, Event> {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly id: string;
  /** The aggregate comes into being by this command. */
  readonly isNew?: boolean;
  /** The aggregate comes into being by this command unless it is there already; of two first ones, the slower decides on what the other made. */
  readonly mayBeNew?: boolean;
  /** `If-Match`: the version that the caller saw. */
  readonly expectedVersion?: number | undefined;
  /** `Idempotency-Key` with the fingerprint of what was asked. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string } | undefined;
  /** How often it is decided at most; more than usual where many change the same aggregate in the same instant, and all of them rightly. */
  readonly attempts?: number;
  /** Examines references and decides; called again when somebody else was faster. Throws problems and the domain's own errors. */
  readonly decide: (state: State | undefined) => Promise<readonly Event[] | Together<Event>>;
  /** The answer, also kept for a repetition of the same request. */
  readonly present: (stored: Stored<State>) => Promise<object>;
}

/** What is decided on several aggregates at once: it is saved together or not at all (ADR-0219). */
export interface Together<Event> {
  readonly events: readonly Event[];
  /** Changes of others, made by `Recorder.changeOf`; none where there are no events. */
  readonly beside: readonly Change[];
}

/** What has been decided on a state as it was loaded. */
export interface Decided<State, Event> {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly id: string;
  readonly stored: Stored<State>;
  /** At least one. */
  readonly events: readonly Event[];
}

/** The answer to a command. */
export interface Answer {
  readonly version: number;
  readonly body: object;
}

const ATTEMPTS = 5;
const usedKey = statement(
  'recorder_used_key',
  `select response, fingerprint, (select ${standbyHasIt}) as settled from idempotency_key
   where tenant_id = $1 and principal = $2 and key = $3`,
);

/** The caller of a request, as a task names it. */
export function by(who: Identity): { readonly tenantId: string; readonly actor: Actor } {
  return {
    tenantId: tenantOf(who),
    actor: {
      account_id: who.accountId,
      role: who.role,
      ...(who.unitId === undefined ? {} : { unit_id: who.unitId }),
      ...(who.enterpriseId === undefined ? {} : { enterprise_id: who.enterpriseId }),
    },
  };
}

/** Carries commands out on aggregates that are kept as documents: load, decide, evolve, save in one statement, answer. */
export class Recorder {
  /** @param explain turns an error of the domain into a problem; every other error is passed on as it is. */
  constructor(
    private readonly events: EventStore,
    private readonly database: Database,
    private readonly explain: (error: unknown) => unknown,
  ) {}

  /**
   * @throws Problem 404 `not_found`, 412 `stale_version`, 422 `idempotency_key_reused`, and what `explain` makes of the domain's errors.
   */
  async record<State, Event extends { readonly type: string }>(
    aggregate: Recorded<State, Event>,
    task: Task<State, Event>,
  ): Promise<Answer> {
    const repeated = await this.repetition(task);
    if (repeated) return repeated;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(aggregate, task);
      } catch (error) {
        if (error instanceof IdempotencyReplay) return replayed(error.response, error.sameFingerprint);
        // Who named no version agrees with whatever the state has become meanwhile, and nobody named one of what is saved beside: decide again.
        const isConflict = error instanceof VersionConflict;
        const isNamed = isConflict && error.aggregateId === task.id && task.expectedVersion !== undefined;
        if (isConflict && attempt < (task.attempts ?? ATTEMPTS) && !isNamed) continue;
        const refusal = isNamed ? new Problem(412, 'stale_version') : this.explain(error);
        // The same request may have been saved meanwhile, by its first arrival: then that is what stands in the way.
        const meanwhile = isConflict || refusal instanceof Problem ? await this.repetition(task) : undefined;
        if (meanwhile) return meanwhile;
        throw refusal;
      }
    }
  }

  private async attempt<State, Event extends { readonly type: string }>(
    aggregate: Recorded<State, Event>,
    task: Task<State, Event>,
  ): Promise<Answer> {
    const { tenantId, actor } = task;
    const stored = task.isNew ? undefined : await aggregate.load(tenantId, task.id);
    if (!stored && !task.isNew && !task.mayBeNew) throw new Problem(404, 'not_found');
    const known = stored?.version ?? 0;
    checkVersion(task.expectedVersion, known);

    const decision = await task.decide(stored?.state);
    const { events: decided, beside } =
      'events' in decision ? decision : { events: decision, beside: [] as readonly Change[] };
    if (stored && decided.length === 0) return { version: known, body: await task.present(stored) };
    const state = after(aggregate, stored?.state, decided);
    const version = known + decided.length;
    const body = await task.present({ state, version });
    const change = {
      ...this.change(aggregate, state, { ...task, known, events: decided }),
      ...(task.idempotency
        ? { idempotency: { ...task.idempotency, principal: actor.account_id, response: { version, body } } }
        : {}),
    };
    if (beside.length === 0) await this.events.save(change);
    else await this.events.saveTogether([...beside, change]);
    return { version, body };
  }

  /** Saves what a consumer has decided, in its batch's transaction. @throws as `EventStore.saveIn`. */
  async recordIn<State, Event extends { readonly type: string }>(
    context: Pick<BatchContext, 'tx' | 'afterCommit'>,
    aggregate: Recorded<State, Event>,
    decided: Decided<State, Event>,
  ): Promise<void> {
    await this.events.saveIn(context, this.changeOf(aggregate, decided));
  }

  /** The change that a decision makes, to be saved with another one (`Together`). */
  changeOf<State, Event extends { readonly type: string }>(
    aggregate: Recorded<State, Event>,
    { stored, ...decided }: Decided<State, Event>,
  ): Change {
    const state = after(aggregate, stored.state, decided.events);
    return this.change(aggregate, state, { ...decided, known: stored.version });
  }

  private change<State, Event extends { readonly type: string }>(
    aggregate: Recorded<State, Event>,
    state: State,
    {
      tenantId,
      actor,
      id,
      known,
      events,
    }: Omit<Decided<State, Event>, 'stored'> & { readonly known: number },
  ): Change {
    const occurredAt = this.database.now();
    return {
      tenantId,
      aggregateType: aggregate.type,
      aggregateId: id,
      expectedVersion: known,
      events: events.map((event, index) =>
        newEvent(aggregate, state, id, event, known + index + 1, occurredAt),
      ),
      actor,
      ...aggregate.written(state),
    };
  }

  // Asked before deciding: the second time, the state would refuse what the first time brought about.
  private async repetition<State, Event>({
    tenantId,
    actor,
    idempotency,
  }: Task<State, Event>): Promise<Answer | undefined> {
    if (!idempotency) return undefined;
    const [used] = await this.database.query<{ response: Record<string, unknown>; fingerprint: string }>(
      usedKey,
      [tenantId, actor.account_id, idempotency.key],
    );
    return used && replayed(used.response, used.fingerprint === idempotency.fingerprint);
  }
}

function after<State, Event>(
  aggregate: Recorded<State, Event>,
  state: State | undefined,
  events: readonly Event[],
): State {
  return events.reduce<State | undefined>((so_far, event) => aggregate.evolve(so_far, event), state)!;
}

function newEvent<State, Event extends { readonly type: string }>(
  aggregate: Recorded<State, Event>,
  state: State,
  id: string,
  event: Event,
  version: number,
  occurredAt: Date,
): NewEvent {
  const { type, ...data } = event;
  return {
    id: newId(),
    type,
    occurredAt,
    data,
    public: {
      type: `muster.${type}.v1`,
      data: aggregate.publish(event, id, { version, occurred_at: occurredAt.toISOString() }, state),
    },
  };
}

function replayed(response: Record<string, unknown>, sameRequest: boolean): Answer {
  if (!sameRequest) throw new Problem(422, 'idempotency_key_reused');
  return response as unknown as Answer;
}
