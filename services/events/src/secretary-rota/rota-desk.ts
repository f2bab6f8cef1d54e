import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import type { DirectorySnapshot } from '@muster/directory';
import { fingerprint, tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import { type Answer, by, Recorder, type Stored } from '@muster/recording';
import { decideSecretaryRota, type SecretaryRotaCommand } from '../domain/decide-secretary-rota.js';
import type { SecretaryRota } from '../domain/secretary-rota.js';
import { SecretaryRotaStore } from '../persistence/secretary-rota.store.js';
import { SecretaryRotas } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { rotaContext, spanOf } from './rota-calendar.js';
import { rotaIdOf } from './rota-id.js';
import { presentRota, type SecretaryRotaView } from './rota.view.js';

/** What a request brings besides its body. */
export interface RotaRequest {
  readonly who: Identity;
  readonly expectedVersion: number | undefined;
  /** `Idempotency-Key`. */
  readonly key: string | undefined;
}

/** Carries out what is asked of an alliance's rota, and shows it. */
@Injectable()
export class RotaDesk {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly rotas: SecretaryRotas,
    private readonly store: SecretaryRotaStore,
  ) {}

  /** @throws Problem 409 `directory_missing`. */
  async show(who: Identity): Promise<SecretaryRotaView> {
    const tenantId = tenantOf(who);
    const directory = await this.references.directory(who);
    return this.present(who, directory, await this.store.load(tenantId, rotaIdOf(tenantId)));
  }

  /**
   * @param command makes the command from the rota as it is; called again when somebody else was faster.
   * @throws Problem 404 `not_found` when there is no rota yet, unless the command sets it; 409 `directory_missing`.
   */
  async carryOut(
    { who, expectedVersion, key }: RotaRequest,
    asked: object,
    command: (rota: SecretaryRota | undefined, directory: DirectorySnapshot) => SecretaryRotaCommand,
  ): Promise<Answer> {
    const directory = await this.references.directory(who);
    const id = rotaIdOf(tenantOf(who));
    return this.recorder.record(this.rotas, {
      ...by(who),
      id,
      mayBeNew: true,
      expectedVersion,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprint('secretary_rota', asked) },
      decide: async (rota) => decideSecretaryRota(rota, command(rota, directory), this.context(directory)),
      present: (stored) => this.present(who, directory, stored),
    });
  }

  private async present(
    who: Identity,
    directory: DirectorySnapshot,
    stored: Stored<SecretaryRota> | undefined,
  ): Promise<SecretaryRotaView> {
    const tenantId = tenantOf(who);
    const spans = (stored?.state.turns ?? []).map((turn) => spanOf(turn, directory.alliance!.time_zone));
    const [themeDays, atIntake] = await Promise.all([
      this.store.themeDays(tenantId, spans),
      this.store.atIntake(tenantId),
    ]);
    const { today } = this.context(directory);
    return presentRota(who, stored, { directory, today, themeDays, atIntake });
  }

  private context(directory: DirectorySnapshot) {
    return rotaContext(directory, this.database.now().getTime());
  }
}
