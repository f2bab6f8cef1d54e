import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { localDate } from '@muster/clock';
import { Directories } from '@muster/directory';
import { tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { Resource } from '../domain/resource.js';
import { presentResource, type ResourceView, type Surroundings } from './resource.view.js';

/** Shows a resource as of now, in the alliance's own calendar. */
@Injectable()
export class ResourcePresenter {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
  ) {}

  async present(who: Identity, stored: Stored<Resource>): Promise<ResourceView> {
    return presentResource(who, stored, await this.surroundings(who));
  }

  /** What answers to this caller depend on besides. */
  async surroundings(who: Identity): Promise<Surroundings> {
    const directory = await this.directories.get(tenantOf(who));
    const now = this.database.now();
    return {
      now: now.toISOString(),
      // Whoever has a resource has a directory; without one there is nothing to show.
      year: localDate(directory?.alliance?.time_zone ?? 'UTC', now.getTime()).slice(0, 4),
      unitOfParty: (party) => directory?.partyOrganisation(party)?.unit_id,
    };
  }
}
