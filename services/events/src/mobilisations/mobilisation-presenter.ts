import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { Directories } from '@muster/directory';
import { tenantOf } from '@muster/http';
import type { Stored } from '@muster/recording';
import type { Mobilisation, Organisation } from '../domain/mobilisation.js';
import { ownOrganisations } from './mobilisation-rights.js';
import { type MobilisationView, presentMobilisation } from './mobilisation.view.js';

/** Shows a mobilisation to a reader, by whom they answer for now. */
@Injectable()
export class MobilisationPresenter {
  constructor(private readonly directories: Directories) {}

  async present(who: Identity, stored: Stored<Mobilisation>): Promise<MobilisationView> {
    return presentMobilisation(who, stored, await this.ownOf(who));
  }

  /** Whom the reader answers for, the office aside. */
  async ownOf(who: Identity): Promise<Organisation[]> {
    const directory = await this.directories.get(tenantOf(who));
    return ownOrganisations(who, directory?.partyOrganisations ?? []);
  }
}
