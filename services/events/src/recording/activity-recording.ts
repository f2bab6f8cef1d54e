import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { fingerprint } from '@muster/http';
import { Database } from '@muster/persistence';
import type { Change } from '@muster/messaging';
import { type Answer, by, Recorder } from '@muster/recording';
import type { Activity } from '../domain/activity.js';
import { type ActivityCommand, decideActivity } from '../domain/decide-activity.js';
import { ActivityPresenter } from '../looking-up/activity-presenter.js';
import { Activities } from './aggregates.js';

/** Many sign up in the same instant, all of them rightly, and in each round one of those that compete is saved. */
const ATTEMPTS = 60;

/** A request about an activity that is there. */
export interface AskedOfActivity {
  readonly who: Identity;
  readonly id: string;
  /** What is asked, as its fingerprint tells it from other requests under the same key. */
  readonly name: string;
  readonly request: object;
  /** Of one of its outcomes. */
  readonly outcomeId?: string;
  readonly expectedVersion: number | undefined;
  readonly key: string | undefined;
}

/** What is asked of an activity, with what is saved beside it or not at all. */
export interface CommandBeside {
  readonly command: ActivityCommand;
  readonly beside: readonly Change[];
}
type Commanded = ActivityCommand | CommandBeside;

/** Carries out what is asked of activities that are there. */
@Injectable()
export class ActivityRecording {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
    private readonly activities: Activities,
    private readonly presenter: ActivityPresenter,
  ) {}

  /**
   * @param command examines references and rights, and says what is asked, at the database's time; again when somebody else was faster.
   * @throws Problem as `Recorder.record`, and what the domain and `command` throw.
   */
  record(
    { who, id, name, request, outcomeId, expectedVersion, key }: AskedOfActivity,
    command: (activity: Activity, at: string) => Commanded | Promise<Commanded>,
  ): Promise<Answer> {
    return this.recorder.record(this.activities, {
      ...by(who),
      id,
      expectedVersion,
      attempts: ATTEMPTS,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint(name, id, outcomeId ?? '', request) },
      decide: async (activity) => {
        const asked = await command(activity!, this.database.now().toISOString());
        if ('type' in asked) return decideActivity(activity, asked);
        return { events: decideActivity(activity, asked.command), beside: asked.beside };
      },
      present: (stored) => this.presenter.present(who, stored),
    });
  }
}
