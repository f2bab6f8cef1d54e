import { Injectable } from '@nestjs/common';
import { type Activity, type ActivityEvent, evolveActivity } from '../domain/activity.js';
import { evolveMeeting, type Meeting, type MeetingEvent } from '../domain/meeting.js';
import { activityRow, ActivityStore } from '../persistence/activity.store.js';
import { meetingRow, MeetingStore } from '../persistence/meeting.store.js';
import type { Stored } from '../persistence/stored.js';
import { publicActivityEvent } from '../publishing/public-activity-event.js';
import { publicMeetingEvent } from '../publishing/public-meeting-event.js';

/** What the recorder must know of an aggregate: where domain, table and contract meet. */
export interface Recorded<State, Event> {
  readonly type: string;
  load(tenantId: string, id: string): Promise<Stored<State> | undefined>;
  evolve(state: State | undefined, event: Event): State;
  /** The row that `eventsStateSql` writes. */
  row(state: State): object;
  publish(event: Event, id: string, common: { version: number; occurred_at: string }): object;
}

@Injectable()
export class Meetings implements Recorded<Meeting, MeetingEvent> {
  readonly type = 'meeting';
  readonly evolve = evolveMeeting;
  readonly row = meetingRow;

  constructor(private readonly store: MeetingStore) {}

  load(tenantId: string, id: string): Promise<Stored<Meeting> | undefined> {
    return this.store.load(tenantId, id);
  }

  publish(event: MeetingEvent, meeting_id: string, common: { version: number; occurred_at: string }): object {
    return publicMeetingEvent(event, { ...common, meeting_id });
  }
}

@Injectable()
export class Activities implements Recorded<Activity, ActivityEvent> {
  readonly type = 'activity';
  readonly evolve = evolveActivity;
  readonly row = activityRow;

  constructor(private readonly store: ActivityStore) {}

  load(tenantId: string, id: string): Promise<Stored<Activity> | undefined> {
    return this.store.load(tenantId, id);
  }

  publish(
    event: ActivityEvent,
    activity_id: string,
    common: { version: number; occurred_at: string },
  ): object {
    return publicActivityEvent(event, { ...common, activity_id });
  }
}
