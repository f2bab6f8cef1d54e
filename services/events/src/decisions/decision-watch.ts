import { Injectable } from '@nestjs/common';
import { localDate } from '@muster/clock';
import { Directories } from '@muster/directory';
import { VersionConflict } from '@muster/messaging';
import { Database, RegularLook } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { decideMeeting } from '../domain/decide-meeting.js';
import { MeetingStore } from '../persistence/meeting.store.js';
import { Meetings } from '../recording/aggregates.js';

const EVERY_MS = 60_000;
/** More meetings wait for the next look. */
const MOST_AT_ONCE = 1000;
const SYSTEM = { account_id: 'system', role: 'system' };

/** Tells when the due day of a decision that nobody has carried out is over (ADR-0234). Who comes second finds it done. */
@Injectable()
export class DecisionWatch extends RegularLook {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly store: MeetingStore,
    private readonly meetings: Meetings,
    private readonly recorder: Recorder,
  ) {
    super(EVERY_MS, 'decisions of meetings');
  }

  protected async lookOnce(): Promise<void> {
    for (const { tenantId, id } of await this.store.withOverdueDecisions(this.database.now(), MOST_AT_ONCE)) {
      try {
        await this.tell(tenantId, id);
      } catch (error) {
        if (error instanceof VersionConflict) continue; // another process has done it, or the next look will
        this.logger.error({ message: 'overdue decisions could not be told', tenant_id: tenantId, error });
      }
    }
  }

  private async tell(tenantId: string, id: string): Promise<void> {
    const zone = (await this.directories.get(tenantId))?.alliance?.time_zone;
    if (zone === undefined) return;
    const now = this.database.now();
    const command = {
      type: 'note_overdue_decisions',
      ...{ at: now.toISOString(), today: localDate(zone, now.getTime()) },
    } as const;
    await this.recorder.record(this.meetings, {
      ...{ tenantId, actor: SYSTEM, id },
      decide: async (meeting) => decideMeeting(meeting, command),
      present: async () => ({}),
    });
  }
}
