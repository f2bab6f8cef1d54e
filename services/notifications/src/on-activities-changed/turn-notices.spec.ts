import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import { turnNotices } from './turn-notices.js';

const entry = (kind: DirectoryEntry['kind'], data: object & { id: string }): DirectoryEntry => ({
  ...{ kind, id: data.id, version: 1, removed: false, data },
});
const post = (organisation_kind: string, organisation_id: string, held: string) => ({
  ...{ organisation_kind, organisation_id, post: held },
});
const directory = DirectorySnapshot.of('harbour', 1, [
  entry('alliance', { id: 'harbour', time_zone: 'Asia/Shanghai', lead_unit_ids: [] } as { id: string }),
  entry('party_organisation', { id: 'customs-branch', unit_id: 'customs' } as { id: string }),
  entry('officer', {
    id: 'secretary',
    posts: [post('unit', 'customs', 'head'), post('party_organisation', 'customs-branch', 'secretary')],
  } as { id: string }),
  entry('officer', {
    id: 'deputy',
    posts: [post('party_organisation', 'customs-branch', 'deputy_secretary')],
  } as { id: string }),
  entry('officer', { id: 'other', posts: [post('unit', 'customs-branch', 'secretary')] } as { id: string }),
]);

function event(name: string, data: object, time = '2026-11-30T15:00:00.000Z'): ReceivedEvent {
  const turn = { starts_on: '2026-12-01', ends_on: '2026-12-31', party_organisation_id: 'customs-branch' };
  return {
    ...{ id: name, type: `muster.secretary_rota.${name}.v1`, tenantId: 'harbour', key: 'rota' },
    ...{ time: new Date(time), data: { ...turn, ...data } },
  } as unknown as ReceivedEvent;
}
const told = (...events: ReceivedEvent[]) => turnNotices(events, new Map([['harbour', directory]]));

describe('notices about secretaries’ turns', () => {
  it('tell the secretary by name and the unit of the organisation', () => {
    expect(told(event('turn_begun', {}))).toEqual([
      {
        notice: expect.objectContaining({
          ...{ kind: 'turn_begun', unitId: 'customs', partyOrganisationId: 'customs-branch' },
          ...{ startsOn: '2026-12-01', endsOn: '2026-12-31', ticketId: null },
        }),
        named: { officers: ['secretary'], enterprises: [] },
      },
    ]);
  });

  it('tell that a turn was assigned before it begins where the alliance is', () => {
    expect(told(event('turn_assigned', {}))).toHaveLength(1);
    expect(told(event('turn_assigned', {}, '2026-11-30T16:00:00.000Z'))).toEqual([]);
  });

  it('tell nothing of what else happens to a rota', () => {
    expect(told(event('set', {}), event('handed_over', {}), event('feedback_recorded', {}))).toEqual([]);
  });

  it('name nobody of an organisation without a unit, or that the directory does not have', () => {
    const [{ notice, named }] = told(event('turn_begun', { party_organisation_id: 'gone' })) as [any];
    expect([notice.unitId, named.officers]).toEqual([null, []]);
  });
});
