import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { Directories } from '@muster/directory';
import { tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import { type Activity, outcomesOf, purposeOf } from '../domain/activity.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import {
  type ActivitySummaryView,
  type ActivityView,
  presentActivity,
  summarizeActivity,
} from './activity.view.js';

/** Shows an activity as of now, with its tickets as they stand. */
@Injectable()
export class ActivityPresenter {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly tickets: KnownTicketStore,
  ) {}

  async present(who: Identity, stored: Stored<Activity>): Promise<ActivityView> {
    const named = [purposeOf(stored.state), ...outcomesOf(stored.state)];
    const ids = [...new Set(named.flatMap(({ ticketIds }) => ticketIds))];
    const directory = await this.directories.get(tenantOf(who));
    return presentActivity(who, stored, {
      now: this.now(),
      unitOfParty: (party) => directory?.partyOrganisation(party)?.unit_id,
      tickets: await this.tickets.find(tenantOf(who), ids),
    });
  }

  /** Shows activities in a list. */
  summarizer(): (stored: Stored<Activity>) => ActivitySummaryView {
    const now = this.now();
    return (stored) => summarizeActivity(stored, now);
  }

  private now(): string {
    return this.database.now().toISOString();
  }
}
