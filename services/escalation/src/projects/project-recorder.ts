import { Injectable } from '@nestjs/common';
import { fingerprint, withEtag } from '@muster/http';
import { Messaging } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { by, type Recorded, Recorder, type Stored } from '@muster/recording';
import { v7 as uuidv7 } from 'uuid';
import type { Asked } from '../deciding/asked.js';
import { projectRowSets, projectStateSql } from '../persistence/project-state-sql.js';
import { explainProcessFault } from './project-problems.js';

/** How a document is opened and shown. */
interface OpeningOf<State, Event> {
  /** As of {@link Recorder}; `id` is the new document's. */
  readonly decide: (id: string) => Promise<readonly Event[]>;
  readonly present: (stored: Stored<State>) => object;
}

/** How a step is decided and shown. */
interface StepOf<State, Event> {
  /** As of {@link Recorder}; the document is there. */
  readonly decide: (state: State) => Promise<readonly Event[]>;
  readonly present: (stored: Stored<State>) => object;
}

/** Carries out commands on templates and processes; their rows have a save statement of their own beside the whistles'. */
@Injectable()
export class ProjectRecorder extends Recorder {
  constructor(messaging: Messaging, database: Database) {
    const topic = 'muster.projects.v1';
    const store = messaging.storeOf('projects', {
      topic,
      stateSql: projectStateSql,
      rowSets: projectRowSets,
    });
    super(store, database, explainProcessFault);
  }

  /**
   * A new document, answered with its entity tag and address.
   *
   * @param at address of all documents of its kind; with the request it makes the fingerprint of a repeated one.
   * @throws as {@link record}.
   */
  async open<State, Event extends { readonly type: string }>(
    aggregate: Recorded<State, Event>,
    at: string,
    request: object,
    { who, key, reply }: Omit<Asked, 'version'>,
    { decide, present }: OpeningOf<State, Event>,
  ): Promise<object> {
    const id = uuidv7();
    const answer = await this.record(aggregate, {
      ...by(who),
      id,
      isNew: true,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprint('POST', at, request) },
      decide: () => decide(id),
      present: async (stored) => present(stored),
    });
    withEtag(reply, answer.version);
    reply.header('location', `${at}/${(answer.body as { id: string }).id}`);
    return answer.body;
  }

  /**
   * One step of a document that is there, as it was asked for; answered with the document and its entity tag.
   *
   * @param command with the id makes the fingerprint of a repeated request.
   * @throws as {@link record}.
   */
  async step<State, Event extends { readonly type: string }>(
    aggregate: Recorded<State, Event>,
    id: string,
    command: object,
    { who, version, key, reply }: Asked,
    { decide, present }: StepOf<State, Event>,
  ): Promise<object> {
    const answer = await this.record(aggregate, {
      ...by(who),
      id,
      expectedVersion: version,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprint(id, command) },
      decide: (state) => decide(state!),
      present: async (stored) => present(stored),
    });
    withEtag(reply, answer.version);
    return answer.body;
  }
}
