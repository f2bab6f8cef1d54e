import type { LoggedEvent, PublicEvents } from '@muster/messaging';
import type { ActivityEvent } from '../domain/activity.js';
import type { CadenceEvent } from '../domain/cadence.js';
import type { MeetingEvent } from '../domain/meeting.js';
import type { SecretaryRotaEvent } from '../domain/secretary-rota.js';
import { publicActivityEvent } from './public-activity-event.js';
import { publicCadenceEvent } from './public-cadence-event.js';
import { publicMeetingEvent } from './public-meeting-event.js';
import { publicSecretaryRotaEvent } from './public-secretary-rota-event.js';
import type { ResourceEvent } from '../domain/resource.js';
import { publicResourceEvent } from './public-resource-event.js';
import type { MobilisationEvent } from '../domain/mobilisation.js';
import { publicMobilisationEvent } from './public-mobilisation-event.js';
import type { CampaignEvent } from '../domain/campaign.js';
import { publicCampaignEvent } from './public-campaign-event.js';

/** What was published for events of the log. */
export const republished: PublicEvents = (events) =>
  events.map((event) => ({ type: `muster.${event.type}.v1`, data: publicData(event) }));

function publicData({
  aggregateType,
  aggregateId: id,
  version,
  occurredAt,
  type,
  data,
}: LoggedEvent): object {
  const common = { version, occurred_at: occurredAt.toISOString() };
  const event = { type, ...data };
  switch (aggregateType) {
    case 'meeting':
      return publicMeetingEvent(event as unknown as MeetingEvent, { ...common, meeting_id: id });
    case 'cadence':
      return publicCadenceEvent(event as unknown as CadenceEvent, { ...common, cadence_id: id });
    case 'secretary_rota':
      return publicSecretaryRotaEvent(event as unknown as SecretaryRotaEvent, { ...common, rota_id: id });
    case 'resource':
      return publicResourceEvent(event as unknown as ResourceEvent, { ...common, resource_id: id });
    case 'mobilisation':
      return publicMobilisationEvent(event as unknown as MobilisationEvent, {
        ...common,
        mobilisation_id: id,
      });
    case 'campaign':
      return publicCampaignEvent(event as unknown as CampaignEvent, { ...common, campaign_id: id });
    default:
      return publicActivityEvent(event as unknown as ActivityEvent, { ...common, activity_id: id });
  }
}
