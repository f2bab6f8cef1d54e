import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { fingerprint } from '@muster/http';
import { Database } from '@muster/persistence';
import { type Answer, by, Recorder } from '@muster/recording';
import { decideResource, type ResourceCommand } from '../domain/decide-resource.js';
import type { Resource } from '../domain/resource.js';
import { Resources } from '../recording/aggregates.js';
import { References } from '../references/references.js';
import { ResourcePresenter } from './resource-presenter.js';

/** A request about a resource that is there. */
export interface AskedOfResource {
  readonly who: Identity;
  readonly id: string;
  /** What is asked, as its fingerprint tells it from other requests under the same key. */
  readonly name: string;
  readonly request: object;
  /** Of one of its bookings. */
  readonly bookingId?: string;
  readonly expectedVersion: number | undefined;
  readonly key: string | undefined;
}

/** When a command is given: by the database's time, and in the alliance's time zone. */
export interface Moment {
  readonly at: string;
  readonly timeZone: string;
}

/** Carries out what is asked of resources that are there. */
@Injectable()
export class ResourceRecording {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly recorder: Recorder,
    private readonly resources: Resources,
    private readonly presenter: ResourcePresenter,
  ) {}

  /**
   * @param command examines references and rights, and says what is asked; again when somebody else was faster.
   * @throws Problem as `Recorder.record`, 409 `directory_missing`, and what the domain and `command` throw.
   */
  record(
    { who, id, name, request, bookingId, expectedVersion, key }: AskedOfResource,
    command: (resource: Resource, moment: Moment) => ResourceCommand | Promise<ResourceCommand>,
  ): Promise<Answer> {
    return this.recorder.record(this.resources, {
      ...by(who),
      id,
      expectedVersion,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint(name, id, bookingId ?? '', request) },
      decide: async (resource) => {
        const { alliance } = await this.references.directory(who);
        const moment = { at: this.database.now().toISOString(), timeZone: alliance!.time_zone };
        return decideResource(resource, await command(resource!, moment));
      },
      present: (stored) => this.presenter.present(who, stored),
    });
  }
}
