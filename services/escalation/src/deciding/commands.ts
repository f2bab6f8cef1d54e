import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { checkVersion, Problem, tenantOf } from '@muster/http';
import { Directories } from '@muster/directory';
import { type Idempotency, IdempotencyReplay, VersionConflict } from '@muster/messaging';
import { describeContext } from '@muster/observability';
import { AttachmentStore } from '../attachments/attachment.store.js';
import type { Command } from '../domain/command.js';
import { decide, type Decision } from '../domain/decide.js';
import { referredAttachments } from '../domain/referring.js';
import { Refusal } from '../domain/refusal.js';
import type { Context } from '../domain/situation.js';
import type { Assignment, Whistle } from '../domain/whistle.js';
import { type AllianceDirectory, allianceDirectory } from '../dispatching/alliance-directory.js';
import { type DecisionOn, type WhistleRef, WhistleStore } from '../persistence/whistle.store.js';
import { problemOfRefusal } from '../problems.js';
import { actorOf, maySee } from '../reading/visibility.js';
import { Turns } from './turns.js';

/** Often enough for many units that act on one whistle in the same second. */
const ATTEMPTS = 8;

/** The request's key and what it asked for. */
export type Key = Omit<Idempotency, 'response'>;

type UsedKey = Pick<Key, 'principal' | 'key'> & Partial<Key>;

/** What is stored with a key: the answer is made again from the log as it was then (ADR-0039). */
interface Answered {
  readonly ticket_id: string;
  readonly version: number;
}

/** How a command came in. */
export interface Given {
  readonly who: Identity;
  /** The version that the caller saw: of the assignment when the command names one, else of the ticket. */
  readonly ifMatch?: number | undefined;
  readonly key?: Key | undefined;
  /** The product has led the caller to the whistle, which it need not have been able to see before (ADR-0150). */
  readonly introduced?: true;
}

/** An answer, and whether it was given before. */
export interface Answer<View> {
  readonly view: View;
  readonly replayed: boolean;
}

type AssignmentCommand = Extract<Command, { assignmentId: string }>;
type TicketCommand = Exclude<Command, AssignmentCommand | { type: 'raise' } | { type: 'tick' }>;

/** Takes commands to their whistles: load, decide, save; and again when somebody else was faster. */
@Injectable()
export class Commands {
  private readonly turns = new Turns();

  constructor(
    private readonly store: WhistleStore,
    private readonly directories: Directories,
    private readonly files: AttachmentStore,
  ) {}

  /**
   * A first command: there is nothing to load, hence nothing to race with but the key.
   *
   * @throws Problem for every refusal; 409 `directory_missing` when the alliance has none.
   */
  raise<View extends object>(
    given: Given,
    command: (directory: AllianceDirectory, now: number) => Promise<Command<'raise'>>,
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View>> {
    return this.persistently(given, view, async (tenantId) => {
      const directory = await this.directoryOf(tenantId);
      const now = this.store.now();
      const raise = await command(directory, now);
      const context = {
        now,
        actor: actorOf(given.who),
        directory,
        ...(await this.earlier(raise, given.who)),
      };
      const decision = decided(undefined, raise, context);
      return this.save(tenantId, [{ before: undefined, decision }], given, view);
    });
  }

  /** What raising would lead to, by the very decision that raises; nothing is kept. @throws as {@link raise}. */
  async wouldRaise(who: Identity, command: Command<'raise'>): Promise<Whistle> {
    const context = await this.context(tenantOf(who), { who });
    return decided(undefined, command, { ...context, ...(await this.earlier(command, who)) }).whistle;
  }

  /** A command to a ticket. @throws Problem for every refusal; 404 when the caller may not see it; 412 on another version. */
  toTicket<View extends object>(
    ticketId: string,
    command: TicketCommand,
    given: Given,
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View>> {
    return this.persistently(given, view, async (tenantId) =>
      this.save(tenantId, [await this.decideOn(tenantId, ticketId, command, given)], given, view),
    );
  }

  /**
   * A command to a ticket, and what follows from it for another one: both are saved, or neither (ADR-0219).
   *
   * @param elsewhere what the other ticket is told, by the ticket as it was before the command.
   * @throws as {@link toTicket}, for either of them.
   */
  toBoth<View extends object>(
    ticketId: string,
    command: TicketCommand,
    elsewhere: (before: Whistle) => { readonly ticketId: string; readonly command: TicketCommand },
    given: Given,
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View>> {
    return this.persistently(given, view, async (tenantId) => {
      const { who } = given;
      const here = await this.decideOn(tenantId, ticketId, command, given);
      const other = elsewhere(here.before);
      const there = await this.decideOn(tenantId, other.ticketId, other.command, { who });
      return this.save(tenantId, [here, there], given, view);
    });
  }

  /** A command to one unit's assignment. @throws as {@link toTicket}. */
  toAssignment<View extends object>(
    command: AssignmentCommand,
    given: Given,
    view: (whistle: Whistle, assignment: Assignment) => View,
  ): Promise<Answer<View>> {
    const { assignmentId } = command;
    const ownView = (whistle: Whistle): View => view(whistle, assignmentOf(whistle, assignmentId));
    return this.persistently(given, ownView, async (tenantId) => {
      const whistle = await this.visible(tenantId, { assignmentId }, given.who);
      checkVersion(given.ifMatch, assignmentOf(whistle, assignmentId).version);
      const decision = decided(whistle, command, await this.contextOf(whistle, command, given));
      return this.save(tenantId, [{ before: whistle, decision }], given, ownView);
    });
  }

  /** The whistle, for those who may know of it. @throws Problem 404. */
  async visible(tenantId: string, ref: WhistleRef, who: Identity): Promise<Whistle> {
    const whistle = await this.existing(tenantId, ref);
    if (!maySee(who, whistle)) throw new Problem(404, 'not_found');
    return whistle;
  }

  /**
   * The answer that a key was given before, if it was.
   *
   * @param key without a fingerprint when what was asked for then is not known any more.
   * @throws Problem 422 `idempotency_key_reused`.
   */
  async answeredBefore<View>(
    tenantId: string,
    { key }: { readonly key?: UsedKey | undefined },
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View> | undefined> {
    const used = key && (await this.store.used(key, tenantId));
    if (!used) return undefined;
    if (key.fingerprint !== undefined && key.fingerprint !== used.fingerprint)
      throw new Problem(422, 'idempotency_key_reused');
    return this.again(tenantId, used.response, view);
  }

  private async existing(tenantId: string, ref: WhistleRef): Promise<Whistle> {
    const whistle = await this.store.load(tenantId, ref);
    if (!whistle) throw new Problem(404, 'not_found');
    describeContext({ ticketId: whistle.id });
    return whistle;
  }

  /**
   * Work under the caller's key. A repetition finds the whistle moved on by its own first arrival, and
   * is refused: the key tells that it was this very one, and it is answered as it was then.
   *
   * @throws whatever `work` throws for a first arrival; Problem 422 `idempotency_key_reused`.
   */
  private async underKey<View>(
    given: Given,
    view: (whistle: Whistle) => View,
    work: (tenantId: string) => Promise<Answer<View>>,
  ): Promise<Answer<View>> {
    const tenantId = tenantOf(given.who);
    try {
      return await work(tenantId);
    } catch (error) {
      const answered = error instanceof Problem && (await this.answeredBefore(tenantId, given, view));
      if (answered) return answered;
      throw error;
    }
  }

  // Somebody else's event may change the outcome or not: only deciding again can tell. A caller that named its version is told instead.
  // Who has lost a race for a whistle takes turns with the others that have: among five units at work on a slow machine, somebody would
  // else lose eight times in a row.
  private persistently<View>(
    given: Given,
    view: (whistle: Whistle) => View,
    attempt: (tenantId: string) => Promise<Answer<View>>,
  ): Promise<Answer<View>> {
    return this.underKey(given, view, async (tenantId) => {
      let contested: string | undefined;
      for (let tried = 1; ; tried++) {
        try {
          return await (contested === undefined
            ? attempt(tenantId)
            : this.turns.take(contested, () => attempt(tenantId)));
        } catch (error) {
          if (!(error instanceof VersionConflict) || tried === ATTEMPTS) throw error;
          contested = error.aggregateId;
        }
      }
    });
  }

  private async decideOn(tenantId: string, ticketId: string, command: TicketCommand, given: Given) {
    const { who, introduced } = given;
    const before = introduced
      ? await this.existing(tenantId, { ticketId })
      : await this.visible(tenantId, { ticketId }, who);
    checkVersion(given.ifMatch, before.version);
    const decision = decided(before, command, await this.contextOf(before, command, given));
    return { before, decision };
  }

  private async save<View extends object>(
    tenantId: string,
    [made, ...elsewhere]: readonly [DecisionOn, ...DecisionOn[]],
    { who, key }: Given,
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View>> {
    try {
      const { before, decision } = made;
      const { id: ticket_id, version } = decision.whistle;
      describeContext({ ticketId: ticket_id });
      const response: Answered = { ticket_id, version };
      const idempotency = key && { ...key, response };
      const actor = actorOf(who);
      // A decision by itself shares its commit with others.
      if (elsewhere.length === 0) await this.store.save(tenantId, before, decision, actor, idempotency);
      else await this.store.saveTogether(tenantId, [made, ...elsewhere], actor, idempotency);
      return { view: view(decision.whistle), replayed: false };
    } catch (error) {
      if (!(error instanceof IdempotencyReplay)) throw error;
      if (!error.sameFingerprint) throw new Problem(422, 'idempotency_key_reused');
      return this.again(tenantId, error.response, view);
    }
  }

  private async again<View>(
    tenantId: string,
    response: Record<string, unknown>,
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View>> {
    const { ticket_id, version } = response as unknown as Answered;
    return { view: view(await this.store.asOf(tenantId, ticket_id, version)), replayed: true };
  }

  private async context(tenantId: string, { who }: Given): Promise<Context> {
    const directory = await this.directoryOf(tenantId);
    return { now: this.store.now(), actor: actorOf(who), directory };
  }

  // Most commands refer to no file, and cost no question.
  private async contextOf({ id }: Whistle, command: Command, given: Given): Promise<Context> {
    const tenantId = tenantOf(given.who);
    const context = await this.context(tenantId, given);
    if (referredAttachments(command).length === 0) return context;
    const files = await this.files.ofTicket(tenantId, id);
    return { ...context, attachments: new Set(files.map((file) => file.id)) };
  }

  private async earlier(
    { recurrenceOf: ticketId }: Command<'raise'>,
    who: Identity,
  ): Promise<Pick<Context, 'earlier'>> {
    if (ticketId === undefined) return {};
    const whistle = await this.store.load(tenantOf(who), { ticketId });
    return whistle && maySee(who, whistle) ? { earlier: whistle } : {};
  }

  private async directoryOf(tenantId: string): Promise<AllianceDirectory> {
    const snapshot = this.directories.peek(tenantId) ?? (await this.directories.get(tenantId));
    const directory = allianceDirectory(snapshot);
    if (!directory) throw new Problem(409, 'directory_missing');
    return directory;
  }
}

function decided(whistle: Whistle | undefined, command: Command, context: Context): Decision {
  try {
    return decide(whistle, command, context);
  } catch (error) {
    throw error instanceof Refusal ? problemOfRefusal(error) : error;
  }
}

function assignmentOf(whistle: Whistle, id: string): Assignment {
  return whistle.assignments.find((assignment) => assignment.id === id)!;
}
