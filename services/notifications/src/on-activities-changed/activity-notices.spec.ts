import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import { activityNotices, activityNoticeTypes } from './activity-notices.js';

const entry = (kind: DirectoryEntry['kind'], data: { id: string; [name: string]: unknown }) => ({
  ...{ kind, id: data.id, version: 1, removed: false, data },
});
const directory = DirectorySnapshot.of('harbour', 1, [
  entry('party_organisation', { id: 'customs-branch', form: 'own', unit_id: 'customs', enterprise_ids: [] }),
  entry('party_organisation', { id: 'joint', form: 'joint', enterprise_ids: ['e-1', 'e-2'] }),
]);
const START = '2026-12-12T01:00:00.000Z';
const signedUp = {
  ...{ kind: 'salon', unit_ids: ['maritime'], enterprise_ids: ['e-9'] },
  party_organisation_ids: ['customs-branch', 'joint'],
};

function event(name: string, data: object): ReceivedEvent {
  return {
    ...{ id: name, type: `muster.activity.${name}.v1`, tenantId: 'harbour', key: 'a' },
    time: new Date('2026-12-01T04:00:00.000Z'),
    data,
  } as unknown as ReceivedEvent;
}
const told = (...events: ReceivedEvent[]) =>
  activityNotices(events, new Map([['harbour', directory]])).map(({ notice, named }) => [
    ...[notice.kind, notice.unitId, notice.enterpriseId],
    named.enterprises,
  ]);

describe('notices about activities', () => {
  it.each([
    ['rescheduled', 'activity_moved'],
    ['called_off', 'activity_called_off'],
  ])('tell whoever has signed up for one that is %s', (name, kind) => {
    expect(told(event(name, { ...signedUp, starts_at: START }))).toEqual([
      [kind, 'maritime', null, []],
      [kind, null, 'e-9', []],
      [kind, 'customs', null, []],
      [kind, null, null, ['e-1', 'e-2']],
    ]);
  });

  it('say which it is, and when it begins', () => {
    const [{ notice }] = activityNotices(
      [event('rescheduled', { ...signedUp, starts_at: START })],
      new Map(),
    ) as [any];
    expect(notice).toMatchObject({ activityId: 'a', activityKind: 'salon', dueAt: START, ticketId: null });
  });

  it('tell nobody of one for which nobody has signed up, nor of anything else', () => {
    expect(told(event('called_off', {}), event('planned', signedUp))).toEqual([]);
    expect(activityNoticeTypes).toHaveLength(2);
  });
});
