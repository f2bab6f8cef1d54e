import { type Role, ROLES } from '@muster/auth';
import { topics } from '@muster/contracts';
import { openApiOf } from '@muster/http';
import { ACTIVITY_ACTIONS, activityActions } from './looking-up/activity-actions.js';
import { MEETING_ACTIONS, meetingActions } from './looking-up/possible-actions.js';
import { CAMPAIGN_ACTIONS, campaignActions } from './campaigns/campaign-rights.js';
import { DECISION_ACTIONS, decisionActions } from './decisions/decision-rights.js';
import type { Activity } from './domain/activity.js';
import type { Booking, Resource } from './domain/resource.js';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { OnTicketChangedController } from './on-ticket-changed/on-ticket-changed.controller.js';
import { OUTCOME_ACTIONS, outcomeActions } from './outcomes/outcome.view.js';
import { ROTA_ACTIONS, rotaActions, TURN_ACTIONS, turnActions } from './secretary-rota/rota-actions.js';
import {
  BOOKING_ACTIONS,
  bookingActions,
  RESOURCE_ACTIONS,
  resourceActions,
} from './resources/resource-actions.js';
import {
  CALLED_ACTIONS,
  calledActions,
  MOBILISATION_ACTIONS,
  mobilisationActions,
} from './mobilisations/mobilisation-actions.js';
import { ownOrganisations } from './mobilisations/mobilisation-rights.js';
import { events } from './service.js';

it('listens to exactly the topics that the contract says it receives', () => {
  const heard = [OnDirectoryChangedController, OnTicketChangedController].flatMap(
    ({ prototype }) => Reflect.getMetadata('microservices:pattern', prototype.apply) as string[],
  );
  const promised = Object.values(topics).filter(({ receivers }) => receivers.includes('events'));
  expect(heard.sort()).toEqual(promised.map(({ name }) => name).sort());
});

it('describes every route with its roles, an example and its answer', async () => {
  const document = await openApiOf(events);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      route: `${method} ${path}`,
      operation: operation as any,
    })),
  );
  expect(operations.map(({ route }) => route).sort()).toEqual([
    'get /v1/activities',
    'get /v1/activities/outcomes',
    'get /v1/activities/{id}',
    'get /v1/cadences',
    'get /v1/campaigns',
    'get /v1/campaigns/{id}',
    'get /v1/meetings',
    'get /v1/meetings/decisions',
    'get /v1/meetings/{id}',
    'get /v1/meetings/{id}/looking-back',
    'get /v1/mobilisations',
    'get /v1/mobilisations/{id}',
    'get /v1/resources',
    'get /v1/resources/{id}',
    'get /v1/secretary-rota',
    'post /v1/activities',
    'post /v1/activities/{id}/attendance',
    'post /v1/activities/{id}/call-off',
    'post /v1/activities/{id}/outcomes',
    'post /v1/activities/{id}/outcomes/{outcomeId}/withdraw',
    'post /v1/activities/{id}/purpose',
    'post /v1/activities/{id}/reschedule',
    'post /v1/activities/{id}/sign-up',
    'post /v1/activities/{id}/sign-ups',
    'post /v1/activities/{id}/sign-ups/withdraw',
    'post /v1/campaigns',
    'post /v1/campaigns/{id}/call-off',
    'post /v1/campaigns/{id}/change',
    'post /v1/campaigns/{id}/conclude',
    'post /v1/campaigns/{id}/indicators',
    'post /v1/campaigns/{id}/reopen',
    'post /v1/meetings',
    'post /v1/meetings/{id}/agenda-items',
    'post /v1/meetings/{id}/attendance',
    'post /v1/meetings/{id}/call-off',
    'post /v1/meetings/{id}/codes',
    'post /v1/meetings/{id}/decisions',
    'post /v1/meetings/{id}/decisions/{decisionId}/carry-out',
    'post /v1/meetings/{id}/decisions/{decisionId}/reopen',
    'post /v1/meetings/{id}/reschedule',
    'post /v1/mobilisations',
    'post /v1/mobilisations/{id}/answer',
    'post /v1/mobilisations/{id}/end',
    'post /v1/resources',
    'post /v1/resources/{id}/bookings',
    'post /v1/resources/{id}/bookings/{bookingId}/cancel',
    'post /v1/resources/{id}/bookings/{bookingId}/use',
    'post /v1/resources/{id}/change',
    'post /v1/resources/{id}/visits',
    'post /v1/resources/{id}/withdraw',
    'post /v1/secretary-rota/turns/{starts_on}/feedback',
    'post /v1/secretary-rota/turns/{starts_on}/hand-over',
    'post /v1/secretary-rota/turns/{starts_on}/replace',
    'post /v1/secretary-rota/turns/{starts_on}/swap',
    'put /v1/secretary-rota',
  ]);
  for (const { operation } of operations) {
    expect(operation['x-roles']).not.toHaveLength(0);
    const answer = Object.entries<any>(operation.responses).find(([status]) => status.startsWith('2'))![1];
    expect(answer.content['application/json'].schema).toBeDefined();
  }
});

it('has one operation for each action that an answer can offer, for the same roles', async () => {
  const { paths } = await openApiOf(events);
  const performed = Object.entries(paths).flatMap(([path, { post, put }]) => {
    const { 'x-actions': actions = [], 'x-roles': roles = [] } = (post ?? put ?? {}) as Record<
      string,
      string[]
    >;
    return actions.map((action) => [`${path.split('/')[2]} ${action}`, roles.toSorted()] as const);
  });
  const arranged = { place: null, startsAt: '2026-12-01T01:00:00.000Z', attendance: [] };
  // Whoever it may be acts for the owner unit, or for the enterprise that has booked.
  const of = (role: Role) => ({ role, unitId: 'customs', enterpriseId: 'e' });
  const now = '2026-12-01T01:00:00.000Z';
  const hall: Resource = {
    ...{ id: 'r', kind: 'venue', name: '厅', place: null, note: null, ownerUnitId: 'customs' },
    ...{ bookings: [], visits: [], uses: [] },
  };
  const running: Booking = {
    ...{ id: 'b', startsAt: '2026-12-01T00:00:00.000Z', endsAt: '2026-12-01T02:00:00.000Z' },
    ...{ booker: { kind: 'enterprise', id: 'e' }, purpose: '培训' },
  };
  const salon: Activity = {
    ...{ id: 'a', kind: 'salon', title: '沙龙', place: null, startsAt: now, hostUnitIds: ['customs'] },
    ...{ platformCode: null, mechanismCode: null, attendance: [] },
    signUpAsked: { until: '2026-11-30T01:00:00.000Z', places: null },
    signUps: [
      { kind: 'unit', id: 'customs', persons: 2 },
      { kind: 'enterprise', id: 'e', persons: 2 },
    ],
  };
  const open = {
    ...{ id: 'd', agendaItemId: null, ticketId: null, text: '增设停车区' },
    ...{ ownerUnitId: 'customs', dueOn: null },
  };
  const done = { ...open, carriedOut: { at: now, note: null } };
  const branch = { id: 'branch', name_zh: '', name_en: '', form: 'own', members: 3 } as const;
  const led = { leadUnitId: 'customs' };
  const ledAndOver = {
    ...led,
    concluded: {
      ...{ at: now, reason: null },
      counted: { held: 0, problemsSolved: 0, relationsStraightened: 0, reports: 0 },
    },
  };
  const ownOf = (role: Role) =>
    ownOrganisations(of(role), [
      { ...branch, enterprise_ids: ['e'] },
      { ...branch, id: 'unit-branch', enterprise_ids: [], unit_id: 'customs' },
    ]);
  const offeredTo = (offers: (role: Role) => readonly string[], action: string) =>
    ROLES.filter((role) => offers(role).includes(action)).toSorted();
  const offered = [
    ...MEETING_ACTIONS.map(
      (action) =>
        [`meetings ${action}`, offeredTo((role) => meetingActions({ role }, arranged), action)] as const,
    ),
    ...DECISION_ACTIONS.map(
      (action) =>
        [
          `meetings ${action}`,
          offeredTo((role) => [open, done].flatMap((one) => decisionActions(of(role), one)), action),
        ] as const,
    ),
    // Before it has begun, and after.
    ...ACTIVITY_ACTIONS.map(
      (action) =>
        [
          `activities ${action}`,
          offeredTo(
            (role) =>
              ['2026-11-20T01:00:00.000Z', now].flatMap((at) =>
                activityActions(of(role), salon, { now: at, unitOfParty: () => undefined }),
              ),
            action,
          ),
        ] as const,
    ),
    ...OUTCOME_ACTIONS.map(
      (action) =>
        [`activities ${action}`, offeredTo((role) => outcomeActions(of(role), salon, {}), action)] as const,
    ),
    ...ROTA_ACTIONS.map(
      (action) => [`secretary-rota ${action}`, offeredTo((role) => rotaActions({ role }), action)] as const,
    ),
    // What can be done hangs on whether the turn has begun: some time or other, all of it.
    ...TURN_ACTIONS.map(
      (action) =>
        [
          `secretary-rota ${action}`,
          offeredTo(
            (role) => (['current', 'ahead'] as const).flatMap((state) => turnActions({ role }, state, {})),
            action,
          ),
        ] as const,
    ),
    ...RESOURCE_ACTIONS.map(
      (action) =>
        [`resources ${action}`, offeredTo((role) => resourceActions(of(role), hall, now), action)] as const,
    ),
    ...BOOKING_ACTIONS.map(
      (action) =>
        [
          `resources ${action}`,
          offeredTo(
            (role) =>
              bookingActions(of(role), { ...hall, bookings: [running] }, running, now, () => undefined),
            action,
          ),
        ] as const,
    ),
    ...CAMPAIGN_ACTIONS.map(
      (action) =>
        [
          `campaigns ${action}`,
          offeredTo(
            (role) => [led, ledAndOver].flatMap((campaign) => campaignActions(of(role), campaign)),
            action,
          ),
        ] as const,
    ),
    ...MOBILISATION_ACTIONS.map(
      (action) =>
        [`mobilisations ${action}`, offeredTo((role) => mobilisationActions(of(role), {}), action)] as const,
    ),
    // Of each role one organisation is called.
    ...CALLED_ACTIONS.map(
      (action) =>
        [
          `mobilisations ${action}`,
          offeredTo(
            (role) =>
              ownOf(role)
                .concat({ kind: 'unit', id: 'maritime' })
                .flatMap((called) => calledActions(of(role), {}, called, ownOf(role))),
            action,
          ),
        ] as const,
    ),
  ];
  expect(Object.fromEntries(performed)).toEqual(Object.fromEntries(offered));
  expect(performed).toHaveLength(offered.length);
});
