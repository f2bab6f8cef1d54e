import { validate } from '@muster/contracts';
import type { ActivityEvent } from '../domain/activity.js';
import type { MeetingEvent } from '../domain/meeting.js';
import type { SecretaryRotaEvent } from '../domain/secretary-rota.js';
import { publicActivityEvent } from './public-activity-event.js';
import { publicMeetingEvent } from './public-meeting-event.js';
import { publicSecretaryRotaEvent } from './public-secretary-rota-event.js';
import type { ResourceEvent } from '../domain/resource.js';
import { publicResourceEvent } from './public-resource-event.js';
import type { MobilisationEvent, Organisation } from '../domain/mobilisation.js';
import { publicMobilisationEvent } from './public-mobilisation-event.js';
import type { CampaignEvent, CampaignPlan } from '../domain/campaign.js';
import { publicCampaignEvent } from './public-campaign-event.js';

const id = (n: number) => `0198f0f4-1c00-7a10-8000-00000000000${n}`;
const common = { version: 1, occurred_at: '2026-12-01T01:00:00.000Z' };
const SECRET = '王某 13800138000';

const meetingEvents: MeetingEvent[] = [
  {
    type: 'meeting.scheduled',
    id: id(1),
    kind: 'joint_conference',
    title: SECRET,
    place: SECRET,
    startsAt: '2026-12-01T01:00:00.000Z',
    convenorUnitId: 'secretariat',
    invitedUnitIds: ['customs'],
    invitedEnterpriseIds: ['e-017'],
  },
  { type: 'meeting.rescheduled', startsAt: '2026-12-08T01:00:00.000Z', place: SECRET },
  { type: 'meeting.called_off', at: '2026-12-07T01:00:00.000Z', reason: SECRET },
  { type: 'meeting.codes_set', platformCode: 'p', mechanismCode: null, modelCodes: ['drives.d'] },
  { type: 'meeting.agenda_item_added', item: { id: id(2), position: 1, title: SECRET, ticketId: id(3) } },
  {
    type: 'meeting.decision_recorded',
    decision: {
      id: id(4),
      agendaItemId: id(2),
      ticketId: id(3),
      text: SECRET,
      ownerUnitId: 'customs',
      dueOn: '2026-12-15',
    },
  },
  {
    type: 'meeting.decision_recorded',
    decision: {
      ...{ id: id(6), agendaItemId: null, ticketId: null, text: SECRET, ownerUnitId: 'customs', dueOn: null },
      ...{ no: 2, heldOn: '2026-12-01' },
    },
  },
  {
    ...{ type: 'meeting.decision_carried_out', decisionId: id(6), ownerUnitId: 'customs', dueOn: null },
    ...{ at: '2026-12-02T01:00:00.000Z', note: SECRET },
  },
  {
    ...{ type: 'meeting.decision_reopened', decisionId: id(6), ownerUnitId: 'customs' },
    ...{ dueOn: '2026-12-15', at: '2026-12-03T01:00:00.000Z', reason: SECRET },
  },
  {
    ...{ type: 'meeting.decision_overdue', decisionId: id(6), ownerUnitId: 'customs' },
    ...{ dueOn: '2026-12-15', at: '2026-12-15T16:00:00.000Z' },
  },
  { type: 'meeting.attendance_recorded', attendance: [{ kind: 'enterprise', id: 'e-017', persons: 1 }] },
];
const activityEvents: ActivityEvent[] = [
  {
    type: 'activity.planned',
    id: id(5),
    kind: 'volunteering',
    title: SECRET,
    place: SECRET,
    startsAt: '2026-12-05T01:00:00.000Z',
    hostUnitIds: ['street'],
    platformCode: 'p',
    mechanismCode: null,
  },
  {
    ...{ type: 'activity.planned', id: id(5), kind: 'volunteering', title: SECRET, place: SECRET },
    ...{
      startsAt: '2026-12-05T01:00:00.000Z',
      hostUnitIds: ['street'],
      platformCode: null,
      mechanismCode: null,
    },
    purpose: { projectId: 'p-1', ticketIds: [id(3)], pairing: null, themeCode: 'hazard_checks' },
    signUpAsked: { until: '2026-12-04T01:00:00.000Z', places: 40 },
  },
  {
    type: 'activity.purpose_set',
    purpose: { projectId: null, ticketIds: [], pairing: 'builder_and_contractor', themeCode: null },
  },
  {
    type: 'activity.purpose_set',
    purpose: {
      ...{ projectId: null, ticketIds: [], pairing: null, themeCode: null },
      campaign: { id: id(4), number: 3 },
    },
  },
  {
    type: 'activity.purpose_set',
    purpose: { projectId: null, ticketIds: [], pairing: null, themeCode: null },
    codes: { platformCode: null, mechanismCode: 'm', modelCodes: [] },
  },
  { type: 'activity.sign_up_asked', signUpAsked: { until: '2026-12-04T01:00:00.000Z', places: null } },
  { type: 'activity.signed_up', signUp: { kind: 'enterprise', id: 'e-017', persons: 3 } },
  { type: 'activity.sign_up_withdrawn', organisation: { kind: 'enterprise', id: 'e-017' } },
  {
    type: 'activity.outcome_recorded',
    outcome: {
      ...{ id: id(8), kind: 'match', count: 1, note: SECRET, ticketIds: [], at: '2026-12-05T03:00:00.000Z' },
      match: { supplierEnterpriseId: 'e-017', buyerEnterpriseId: 'e-018', valueYuan: 98_765, agreedOn: null },
    },
  },
  {
    ...{ type: 'activity.outcome_withdrawn', outcomeId: id(8) },
    ...{ at: '2026-12-06T03:00:00.000Z', reason: SECRET },
  },
  { type: 'activity.rescheduled', startsAt: '2026-12-12T01:00:00.000Z', place: SECRET },
  {
    ...{ type: 'activity.rescheduled', startsAt: '2026-12-12T01:00:00.000Z', place: SECRET, kind: 'salon' },
    signUps: [
      { kind: 'unit', id: 'customs' },
      { kind: 'party_organisation', id: 'customs-branch' },
    ],
  },
  { type: 'activity.called_off', at: '2026-12-11T01:00:00.000Z', reason: SECRET },
  {
    type: 'activity.attendance_recorded',
    attendance: [{ kind: 'party_organisation', id: 'branch', persons: 2, hours: 2.5 }],
  },
];
const turn = { startsOn: '2026-12-01', partyOrganisationId: 'branch' };
const rotaEvents: SecretaryRotaEvent[] = [
  {
    type: 'secretary_rota.set',
    ...{ id: id(7), turnLength: 'month', partyOrganisationIds: ['branch'], effectiveOn: '2026-12-01' },
  },
  {
    type: 'secretary_rota.turn_assigned',
    ...turn,
    ...{ endsOn: '2026-12-31', holidays: 0, cause: 'replaced', reason: SECRET },
  },
  { type: 'secretary_rota.turn_begun', ...turn, endsOn: '2026-12-31' },
  { type: 'secretary_rota.handed_over', ...turn, at: '2026-12-31T01:00:00.000Z', note: SECRET },
  { type: 'secretary_rota.feedback_recorded', ...turn, audience: 'staff', answers: 3, approving: 2 },
];
const resourceEvents: ResourceEvent[] = [
  {
    ...{ type: 'resource.offered', id: id(7), kind: 'venue', ownerUnitId: 'street' },
    ...{ name: SECRET, place: SECRET, note: SECRET },
  },
  { type: 'resource.changed', name: SECRET, place: SECRET, note: SECRET },
  {
    ...{ type: 'resource.changed', name: SECRET, place: SECRET, note: SECRET },
    ...{ platformCode: 'p', mechanismCode: null, modelCodes: ['drives.d'] },
  },
  {
    ...{ type: 'resource.booked', kind: 'venue', ownerUnitId: 'street' },
    at: '2026-12-01T01:00:00.000Z',
    booking: {
      ...{ id: id(8), startsAt: '2026-12-08T01:00:00.000Z', endsAt: '2026-12-08T09:00:00.000Z' },
      ...{ booker: { kind: 'enterprise', id: 'e-017' }, purpose: SECRET },
    },
  },
  { type: 'resource.use_recorded', bookingId: id(8), persons: 4, month: '2026-12' },
  { type: 'resource.visits_recorded', on: '2026-12-01', persons: 40 },
  {
    type: 'resource.booking_cancelled',
    bookingId: id(8),
    at: '2026-12-02T01:00:00.000Z',
    reason: SECRET,
    ...{ by: 'owner', kind: 'venue', ownerUnitId: 'street' },
    booking: {
      ...{ startsAt: '2026-12-08T01:00:00.000Z', endsAt: '2026-12-08T09:00:00.000Z' },
      booker: { kind: 'enterprise', id: 'e-017' },
    },
  },
  { type: 'resource.withdrawn', at: '2026-12-03T01:00:00.000Z', reason: SECRET },
];

const organisations: Organisation[] = [
  { kind: 'unit', id: 'customs' },
  { kind: 'party_organisation', id: 'branch' },
];
const mobilisationEvents: MobilisationEvent[] = [
  {
    ...{ type: 'mobilisation.called', id: id(9), title: SECRET, text: SECRET, place: SECRET, organisations },
    ...{ dueAt: '2026-12-02T01:00:00.000Z', answerBy: '2026-12-01T09:00:00.000Z' },
    calledAt: '2026-12-01T01:00:00.000Z',
  },
  {
    ...{ type: 'mobilisation.answered', at: '2026-12-01T02:00:00.000Z', organisation: organisations[1]! },
    ...{ answer: 'not_coming', persons: 0, note: SECRET },
  },
  {
    ...{ type: 'mobilisation.reminded', at: '2026-12-01T05:00:00.000Z' },
    ...{ answerBy: '2026-12-01T09:00:00.000Z', organisations },
  },
  {
    ...{ type: 'mobilisation.ended', at: '2026-12-01T06:00:00.000Z', outcome: 'called_off', reason: SECRET },
    ...{ dueAt: '2026-12-02T01:00:00.000Z', organisations },
    totals: { called: 2, answered: 1, coming: 0, persons: 0 },
  },
];

const plan: CampaignPlan = {
  ...{ title: SECRET, purpose: SECRET, targetGroup: 'couriers', leadUnitId: 'customs', unitIds: ['street'] },
  ...{ startsOn: '2026-12-01', endsOn: null },
  expected: { problemsSolved: 1, relationsStraightened: 0, reports: 2 },
};
const campaignEvents: CampaignEvent[] = [
  {
    ...{ type: 'campaign.planned', id: id(4), kind: 'series', partOf: null, ...plan },
    plannedAt: '2026-12-01T01:00:00.000Z',
  },
  {
    ...{ type: 'campaign.planned', id: id(4), kind: 'special_action', partOf: id(3), ...plan },
    ...{ targetGroup: null, endsOn: '2026-12-31', plannedAt: '2026-12-01T01:00:00.000Z' },
  },
  { type: 'campaign.changed', at: '2026-12-02T01:00:00.000Z', ...plan },
  { type: 'campaign.activity_joined', activityId: id(5), number: 3 },
  {
    ...{ type: 'campaign.indicators_recorded', at: '2026-12-03T01:00:00.000Z' },
    indicators: [
      {
        ...{ name: SECRET, unit: SECRET, better: 'lower' },
        ...{ before: { value: 98_765, on: '2026-12-01' }, after: { value: 1, on: '2026-12-03' } },
      },
    ],
  },
  {
    ...{ type: 'campaign.concluded', kind: 'series', fulfilled: false, at: '2026-12-31T01:00:00.000Z' },
    reason: SECRET,
    counted: { held: 4, problemsSolved: 1, relationsStraightened: 0, reports: 1 },
  },
  { type: 'campaign.reopened', at: '2027-01-01T01:00:00.000Z', reason: SECRET },
  { type: 'campaign.called_off', kind: 'series', at: '2027-01-02T01:00:00.000Z', reason: SECRET },
];

const published = [
  ...campaignEvents.map(
    (event) => [event.type, publicCampaignEvent(event, { ...common, campaign_id: id(4) })] as const,
  ),
  ...meetingEvents.map(
    (event) => [event.type, publicMeetingEvent(event, { ...common, meeting_id: id(1) })] as const,
  ),
  ...activityEvents.map(
    (event) => [event.type, publicActivityEvent(event, { ...common, activity_id: id(5) })] as const,
  ),
  ...rotaEvents.map(
    (event) => [event.type, publicSecretaryRotaEvent(event, { ...common, rota_id: id(7) })] as const,
  ),
  ...mobilisationEvents.map(
    (event) => [event.type, publicMobilisationEvent(event, { ...common, mobilisation_id: id(9) })] as const,
  ),
  ...resourceEvents.map(
    (event) => [event.type, publicResourceEvent(event, { ...common, resource_id: id(7) })] as const,
  ),
];

it.each(published)('%s keeps to its contract and lets no free text out', (type, data) => {
  expect(() => validate(`muster.${type}.v1`, data)).not.toThrow();
  expect(JSON.stringify(data)).not.toMatch(/王某|98765/);
});

it('tells which decision of which day it is, when that was kept', () => {
  const [older, newer] = published.filter(([type]) => type === 'meeting.decision_recorded');
  expect(newer![1]).toMatchObject({ decision_no: 2, held_on: '2026-12-01' });
  expect(Object.keys(older![1])).not.toEqual(expect.arrayContaining(['decision_no', 'held_on']));
});

it('says of an activity what it is for and until when to sign up, as far as that was said', () => {
  const planned = published.filter(([type]) => type === 'activity.planned').map(([, data]) => data);
  expect(planned[0]).not.toHaveProperty('ticket_ids');
  expect(planned[0]).not.toHaveProperty('sign_up_until');
  expect(planned[1]).toMatchObject({
    ...{ project_id: 'p-1', theme_code: 'hazard_checks', ticket_ids: [id(3)] },
    ...{ sign_up_until: '2026-12-04T01:00:00.000Z', places: 40 },
  });
  expect(planned[1]).not.toHaveProperty('pairing');
});

it('says of a campaign what is expected and what came of it, and of an activity its number there', () => {
  const of = (wanted: string) => published.filter(([type]) => type === wanted).map(([, data]) => data);
  expect(of('campaign.planned')).toMatchObject([
    { target_group: 'couriers', problems_expected: 1, relations_expected: 0, reports_expected: 2 },
    { part_of: id(3), ends_on: '2026-12-31' },
  ]);
  expect(of('campaign.indicators_recorded')).toMatchObject([{ indicators: 1, measured: 1, better: 1 }]);
  expect(of('campaign.concluded')).toMatchObject([{ activities_held: 4, reports: 1, fulfilled: false }]);
  const [without, within] = of('activity.purpose_set');
  expect(without).not.toHaveProperty('campaign_id');
  expect(within).toMatchObject({ campaign_id: id(4), campaign_number: 3 });
});

it('leaves out a code that is not there rather than sending null', () => {
  expect(publicActivityEvent(activityEvents[0]!, { ...common, activity_id: id(5) })).toMatchObject({
    platform_code: 'p',
  });
  expect(publicActivityEvent(activityEvents[0]!, { ...common, activity_id: id(5) })).not.toHaveProperty(
    'mechanism_code',
  );
});
