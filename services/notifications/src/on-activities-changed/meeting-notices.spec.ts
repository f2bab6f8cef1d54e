import type { ReceivedEvent } from '@muster/messaging';
import { type KnownMeeting, meetingKey } from '../persistence/known-meeting.store.js';
import { meetingNotices } from './meeting-notices.js';

const NOON = new Date('2026-11-30T04:00:00.000Z');
const TOMORROW = '2026-12-01T06:00:00.000Z';
const YESTERDAY = '2026-11-29T06:00:00.000Z';
const SCHEDULED = {
  kind: 'joint_conference',
  starts_at: TOMORROW,
  convenor_unit_id: 'secretariat',
  invited_unit_ids: ['secretariat', 'customs', 'maritime'],
};

function event(name: string, data: object, key = 'meeting'): ReceivedEvent {
  return {
    id: `${name}-${key}`,
    type: `muster.meeting.${name}.v1`,
    tenantId: 'harbour',
    key,
    time: NOON,
    data: { meeting_id: key, ...data },
  } as unknown as ReceivedEvent;
}

const known = (...meetings: KnownMeeting[]) =>
  new Map(meetings.map((one) => [meetingKey(one.tenant_id, one.meeting_id), one]));
const meeting: KnownMeeting = { tenant_id: 'harbour', meeting_id: 'meeting', ...SCHEDULED };
const told = (events: ReceivedEvent[], before = known()) =>
  meetingNotices(events, before).notices.map(({ notice }) => [notice.kind, notice.unitId, notice.dueAt]);

describe('notices about meetings', () => {
  it('tell those who are invited that it is called, not the unit that calls it', () => {
    const { notices, changed } = meetingNotices([event('scheduled', SCHEDULED)], known());
    expect(notices.map(({ notice }) => notice.unitId)).toEqual(['customs', 'maritime']);
    expect(notices[0]!.notice).toMatchObject({
      kind: 'meeting_called',
      ticketId: null,
      dueAt: TOMORROW,
      meetingId: 'meeting',
      meetingKind: 'joint_conference',
    });
    expect(changed).toEqual([meeting]);
  });

  it('tell them when it is moved, with the new time, and when it is called off', () => {
    const later = '2026-12-03T06:00:00.000Z';
    const events = [event('rescheduled', { starts_at: later }), event('called_off', {})];
    expect(told(events, known(meeting))).toEqual([
      ['meeting_moved', 'customs', later],
      ['meeting_moved', 'maritime', later],
      ['meeting_called_off', 'customs', later],
      ['meeting_called_off', 'maritime', later],
    ]);
    expect(meetingNotices(events, known(meeting)).changed).toEqual([{ ...meeting, starts_at: later }]);
  });

  it('tell all of one batch in its order', () => {
    expect(told([event('scheduled', SCHEDULED), event('called_off', {})]).map(([kind]) => kind)).toEqual([
      'meeting_called',
      'meeting_called',
      'meeting_called_off',
      'meeting_called_off',
    ]);
  });

  it('tell nobody of a meeting that has begun: it is put on record, or put right', () => {
    const past = { ...SCHEDULED, starts_at: YESTERDAY };
    expect(told([event('scheduled', past), event('called_off', {})])).toEqual([]);
    expect(told([event('rescheduled', { starts_at: YESTERDAY })], known(meeting))).toEqual([]);
  });

  it('tell nobody of a meeting whose call was not read, nor of what else happens to one', () => {
    expect(told([event('rescheduled', { starts_at: TOMORROW }), event('called_off', {})])).toEqual([]);
    expect(told([event('agenda_item_added', {})], known(meeting))).toEqual([]);
  });
});
