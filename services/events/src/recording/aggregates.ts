import { Injectable } from '@nestjs/common';
import type { Recorded, Stored } from '@muster/recording';
import { type Activity, type ActivityEvent, evolveActivity } from '../domain/activity.js';
import { type Cadence, type CadenceEvent, evolveCadence } from '../domain/cadence.js';
import { evolveMeeting, type Meeting, type MeetingEvent } from '../domain/meeting.js';
import {
  evolveSecretaryRota,
  type SecretaryRota,
  type SecretaryRotaEvent,
} from '../domain/secretary-rota.js';
import { activityRow, ActivityStore } from '../persistence/activity.store.js';
import { cadenceRow, CadenceStore } from '../persistence/cadence.store.js';
import { meetingRow, MeetingStore } from '../persistence/meeting.store.js';
import { secretaryRotaRow, SecretaryRotaStore } from '../persistence/secretary-rota.store.js';
import { publicActivityEvent } from '../publishing/public-activity-event.js';
import { publicCadenceEvent } from '../publishing/public-cadence-event.js';
import { publicMeetingEvent } from '../publishing/public-meeting-event.js';
import { publicSecretaryRotaEvent } from '../publishing/public-secretary-rota-event.js';
import { evolveResource, type Resource, type ResourceEvent } from '../domain/resource.js';
import { resourceRow, ResourceStore } from '../persistence/resource.store.js';
import { publicResourceEvent } from '../publishing/public-resource-event.js';
import { evolveMobilisation, type Mobilisation, type MobilisationEvent } from '../domain/mobilisation.js';
import { mobilisationRow, MobilisationStore } from '../persistence/mobilisation.store.js';
import { publicMobilisationEvent } from '../publishing/public-mobilisation-event.js';
import { type Campaign, type CampaignEvent, evolveCampaign } from '../domain/campaign.js';
import { campaignRow, CampaignStore } from '../persistence/campaign.store.js';
import { publicCampaignEvent } from '../publishing/public-campaign-event.js';

@Injectable()
export class Meetings implements Recorded<Meeting, MeetingEvent> {
  readonly type = 'meeting';
  readonly evolve = evolveMeeting;

  constructor(private readonly store: MeetingStore) {}

  load(tenantId: string, id: string): Promise<Stored<Meeting> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(meeting: Meeting) {
    return { state: meetingRow(meeting) };
  }

  publish(event: MeetingEvent, meeting_id: string, common: { version: number; occurred_at: string }): object {
    return publicMeetingEvent(event, { ...common, meeting_id });
  }
}

@Injectable()
export class Activities implements Recorded<Activity, ActivityEvent> {
  readonly type = 'activity';
  readonly evolve = evolveActivity;

  constructor(private readonly store: ActivityStore) {}

  load(tenantId: string, id: string): Promise<Stored<Activity> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(activity: Activity) {
    return { state: activityRow(activity) };
  }

  publish(
    event: ActivityEvent,
    activity_id: string,
    common: { version: number; occurred_at: string },
  ): object {
    return publicActivityEvent(event, { ...common, activity_id });
  }
}

@Injectable()
export class Cadences implements Recorded<Cadence, CadenceEvent> {
  readonly type = 'cadence';
  readonly evolve = evolveCadence;

  constructor(private readonly store: CadenceStore) {}

  load(tenantId: string, id: string): Promise<Stored<Cadence> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(cadence: Cadence) {
    return { state: cadenceRow(cadence) };
  }

  publish(event: CadenceEvent, cadence_id: string, common: { version: number; occurred_at: string }): object {
    return publicCadenceEvent(event, { ...common, cadence_id });
  }
}

@Injectable()
export class SecretaryRotas implements Recorded<SecretaryRota, SecretaryRotaEvent> {
  readonly type = 'secretary_rota';
  readonly evolve = evolveSecretaryRota;

  constructor(private readonly store: SecretaryRotaStore) {}

  load(tenantId: string, id: string): Promise<Stored<SecretaryRota> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(rota: SecretaryRota) {
    return { state: secretaryRotaRow(rota) };
  }

  publish(
    event: SecretaryRotaEvent,
    rota_id: string,
    common: { version: number; occurred_at: string },
  ): object {
    return publicSecretaryRotaEvent(event, { ...common, rota_id });
  }
}

@Injectable()
export class Resources implements Recorded<Resource, ResourceEvent> {
  readonly type = 'resource';
  readonly evolve = evolveResource;

  constructor(private readonly store: ResourceStore) {}

  load(tenantId: string, id: string): Promise<Stored<Resource> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(resource: Resource) {
    return { state: resourceRow(resource) };
  }

  publish(
    event: ResourceEvent,
    resource_id: string,
    common: { version: number; occurred_at: string },
  ): object {
    return publicResourceEvent(event, { ...common, resource_id });
  }
}

@Injectable()
export class Mobilisations implements Recorded<Mobilisation, MobilisationEvent> {
  readonly type = 'mobilisation';
  readonly evolve = evolveMobilisation;

  constructor(private readonly store: MobilisationStore) {}

  load(tenantId: string, id: string): Promise<Stored<Mobilisation> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(mobilisation: Mobilisation) {
    return { state: mobilisationRow(mobilisation) };
  }

  publish(
    event: MobilisationEvent,
    mobilisation_id: string,
    common: { version: number; occurred_at: string },
  ): object {
    return publicMobilisationEvent(event, { ...common, mobilisation_id });
  }
}

@Injectable()
export class Campaigns implements Recorded<Campaign, CampaignEvent> {
  readonly type = 'campaign';
  readonly evolve = evolveCampaign;

  constructor(private readonly store: CampaignStore) {}

  load(tenantId: string, id: string): Promise<Stored<Campaign> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(campaign: Campaign) {
    return { state: campaignRow(campaign) };
  }

  publish(
    event: CampaignEvent,
    campaign_id: string,
    common: { version: number; occurred_at: string },
  ): object {
    return publicCampaignEvent(event, { ...common, campaign_id });
  }
}
