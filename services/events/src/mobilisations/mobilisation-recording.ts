import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { fingerprint, Problem } from '@muster/http';
import { Database } from '@muster/persistence';
import { type Answer, by, Recorder } from '@muster/recording';
import { decideMobilisation, type MobilisationCommand } from '../domain/decide-mobilisation.js';
import type { Mobilisation, Organisation } from '../domain/mobilisation.js';
import { Mobilisations } from '../recording/aggregates.js';
import { MobilisationPresenter } from './mobilisation-presenter.js';
import { sees } from './mobilisation-rights.js';

/** Organisations answer in the first minute, many at once; each round one of them is saved, so that so many get through. */
const ATTEMPTS = 60;

/** A request about a mobilisation that is there. */
export interface AskedOfMobilisation {
  readonly who: Identity;
  readonly id: string;
  /** What is asked, as its fingerprint tells it from other requests under the same key. */
  readonly name: string;
  readonly request: object;
  readonly expectedVersion: number | undefined;
  readonly key: string | undefined;
}

/** Carries out what is asked of mobilisations that are there. */
@Injectable()
export class MobilisationRecording {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
    private readonly mobilisations: Mobilisations,
    private readonly presenter: MobilisationPresenter,
  ) {}

  /**
   * @param command examines references and rights, and says what is asked; again when somebody else was faster. It is given the organisations
   *   that the caller answers for, the office aside, and the database's time.
   * @throws Problem as `Recorder.record`, 404 `not_found` also to whoever is not called, and what the domain and `command` throw.
   */
  record(
    { who, id, name, request, expectedVersion, key }: AskedOfMobilisation,
    command: (
      mobilisation: Mobilisation,
      own: readonly Organisation[],
      at: string,
    ) => MobilisationCommand | Promise<MobilisationCommand>,
  ): Promise<Answer> {
    return this.recorder.record(this.mobilisations, {
      ...by(who),
      id,
      expectedVersion,
      attempts: ATTEMPTS,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprint(name, id, request) },
      decide: async (mobilisation) => {
        const own = await this.presenter.ownOf(who);
        if (!sees(who, mobilisation!, own)) throw new Problem(404, 'not_found');
        const at = this.database.now().toISOString();
        return decideMobilisation(mobilisation, await command(mobilisation!, own, at));
      },
      present: (stored) => this.presenter.present(who, stored),
    });
  }
}
