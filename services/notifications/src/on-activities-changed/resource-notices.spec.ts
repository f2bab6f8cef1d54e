import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import { resourceNotices } from './resource-notices.js';

const entry = (kind: DirectoryEntry['kind'], data: { id: string; [name: string]: unknown }) => ({
  ...{ kind, id: data.id, version: 1, removed: false, data },
});
const directory = DirectorySnapshot.of('harbour', 1, [
  entry('party_organisation', { id: 'customs-branch', form: 'own', unit_id: 'customs', enterprise_ids: [] }),
  entry('party_organisation', { id: 'joint', form: 'joint', enterprise_ids: ['e-1', 'e-2'] }),
]);
const START = '2026-12-08T01:00:00.000Z';

function event(name: string, data: object): ReceivedEvent {
  return {
    ...{ id: name, type: `muster.resource.${name}.v1`, tenantId: 'harbour', key: 'hall' },
    time: new Date('2026-12-01T04:00:00.000Z'),
    data: { booking_id: 'b', kind: 'venue', owner_unit_id: 'customs', starts_at: START, ...data },
  } as unknown as ReceivedEvent;
}
/** Whom each is told: unit, enterprise, and the enterprises of a party organisation. */
const told = (...events: ReceivedEvent[]) =>
  resourceNotices(events, new Map([['harbour', directory]])).map(({ notice, named }) => [
    ...[notice.kind, notice.unitId, notice.enterpriseId],
    named.enterprises,
  ]);

describe('notices about shared resources', () => {
  it('tell the unit that shares one that it was booked, when, and what it is', () => {
    const [{ notice }] = resourceNotices([event('booked', { enterprise_id: 'e-1' })], new Map()) as [any];
    expect(notice).toMatchObject({
      ...{ kind: 'resource_booked', unitId: 'customs', dueAt: START },
      ...{ resourceId: 'hall', resourceKind: 'venue', bookingId: 'b' },
    });
    expect(told(event('booked', { unit_id: 'maritime' }))).toEqual([
      ['resource_booked', 'customs', null, []],
    ]);
  });

  it.each([{ unit_id: 'customs' }, { party_organisation_id: 'customs-branch' }])(
    'tell nothing of what a unit books of its own: %j',
    (booker) => {
      expect(
        told(event('booked', booker), event('booking_cancelled', { ...booker, cancelled_by: 'owner' })),
      ).toEqual([]);
    },
  );

  it.each<[string, unknown[]]>([
    ['booker', [['booking_cancelled', 'customs', null, []]]],
    ['owner', [['booking_cancelled', null, 'e-1', []]]],
    [
      'office',
      [
        ['booking_cancelled', 'customs', null, []],
        ['booking_cancelled', null, 'e-1', []],
      ],
    ],
  ])('tell of what the %s has cancelled whoever has not', (cancelled_by, whom) => {
    expect(told(event('booking_cancelled', { enterprise_id: 'e-1', cancelled_by }))).toEqual(whom);
  });

  it('tell a party organisation by the enterprises whose it is', () => {
    const cancelled = event('booking_cancelled', { party_organisation_id: 'joint', cancelled_by: 'owner' });
    expect(told(cancelled)).toEqual([['booking_cancelled', null, null, ['e-1', 'e-2']]]);
  });

  it('tell nothing of what else happens to one', () => {
    expect(told(event('offered', {}), event('use_recorded', {}))).toEqual([]);
  });
});
