import { Injectable } from '@nestjs/common';
import { VersionConflict } from '@muster/messaging';
import { Database, RegularLook } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { decideMobilisation } from '../domain/decide-mobilisation.js';
import { MobilisationStore } from '../persistence/mobilisation.store.js';
import { Mobilisations } from '../recording/aggregates.js';

const EVERY_MS = 10_000;
const SYSTEM = { account_id: 'system', role: 'system' };

/** Reminds those that have not answered when half the time is over, by the database's time (ADR-0233). Who comes second finds it done. */
@Injectable()
export class MobilisationWatch extends RegularLook {
  constructor(
    private readonly database: Database,
    private readonly store: MobilisationStore,
    private readonly mobilisations: Mobilisations,
    private readonly recorder: Recorder,
  ) {
    super(EVERY_MS, 'mobilisations');
  }

  protected async lookOnce(): Promise<void> {
    for (const { tenantId, id } of await this.store.toRemind(this.database.now())) {
      try {
        await this.remind(tenantId, id);
      } catch (error) {
        if (error instanceof VersionConflict) continue; // answers come in; the next look sees them
        this.logger.error({ message: 'nobody could be reminded', tenant_id: tenantId, id, error });
      }
    }
  }

  private async remind(tenantId: string, id: string): Promise<void> {
    await this.recorder.record(this.mobilisations, {
      tenantId,
      actor: SYSTEM,
      id,
      decide: async (mobilisation) =>
        decideMobilisation(mobilisation, { type: 'remind', at: this.database.now().toISOString() }),
      present: async () => ({}),
    });
  }
}
