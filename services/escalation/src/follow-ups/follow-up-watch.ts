import { Injectable } from '@nestjs/common';
import { localDate } from '@muster/clock';
import { Directories } from '@muster/directory';
import { VersionConflict } from '@muster/messaging';
import { allianceDirectory } from '../dispatching/alliance-directory.js';
import { SYSTEM } from '../domain/actor.js';
import { decide } from '../domain/decide.js';
import { Refusal } from '../domain/refusal.js';
import { FollowUpStore } from '../persistence/follow-up.store.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { AttentionWatch, type NeedingAttention } from '../projects/attention-watch.js';

/** Puts on record that a follow-up is late once its day is over where the alliance is (ADR-0238). Who comes second finds it done. */
@Injectable()
export class FollowUpWatch extends AttentionWatch {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly whistles: WhistleStore,
    private readonly directories: Directories,
  ) {
    super('follow_up');
  }

  protected needingAttention(limit: number): Promise<NeedingAttention[]> {
    return this.followUps.awaited(limit);
  }

  protected async attendTo(tenantId: string, ticketId: string): Promise<void> {
    const directory = allianceDirectory(await this.directories.get(tenantId));
    const whistle = await this.whistles.load(tenantId, { ticketId });
    if (!directory || !whistle) return;
    const now = this.whistles.now();
    const command = { type: 'note_overdue_follow_ups', today: localDate(directory.timeZone, now) } as const;
    try {
      const decision = decide(whistle, command, { now, actor: SYSTEM, directory });
      await this.whistles.save(tenantId, whistle, decision, SYSTEM);
    } catch (error) {
      // Somebody else was faster, or has it landed.
      if (error instanceof VersionConflict || (error instanceof Refusal && error.code === 'nothing_is_late'))
        return;
      throw error;
    }
  }
}
