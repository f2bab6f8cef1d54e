import { Injectable } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { VersionConflict } from '@muster/messaging';
import { Database, RegularLook } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { decideSecretaryRota } from '../domain/decide-secretary-rota.js';
import { SecretaryRotaStore } from '../persistence/secretary-rota.store.js';
import { SecretaryRotas } from '../recording/aggregates.js';
import { rotaContext } from './rota-calendar.js';
import { rotaIdOf } from './rota-id.js';

const EVERY_MS = 60_000;
const SYSTEM = { account_id: 'system', role: 'system' };

/** Tells when turns begin, and plans further ones, so that whose turn comes is always known (ADR-0229). Who comes second finds it done. */
@Injectable()
export class RotaWatch extends RegularLook {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly store: SecretaryRotaStore,
    private readonly rotas: SecretaryRotas,
    private readonly recorder: Recorder,
  ) {
    super(EVERY_MS, 'secretary rotas');
  }

  protected async lookOnce(): Promise<void> {
    for (const { tenantId } of await this.store.toPlan(this.database.now())) {
      try {
        await this.plan(tenantId);
      } catch (error) {
        if (error instanceof VersionConflict) continue; // another process has done it
        this.logger.error({ message: 'turns could not be planned', tenant_id: tenantId, error });
      }
    }
  }

  private async plan(tenantId: string): Promise<void> {
    const directory = await this.directories.get(tenantId);
    if (!directory?.alliance) return;
    await this.recorder.record(this.rotas, {
      tenantId,
      actor: SYSTEM,
      id: rotaIdOf(tenantId),
      decide: async (rota) =>
        decideSecretaryRota(
          rota,
          { type: 'plan_turns' },
          rotaContext(directory, this.database.now().getTime()),
        ),
      present: async () => ({}),
    });
  }
}
