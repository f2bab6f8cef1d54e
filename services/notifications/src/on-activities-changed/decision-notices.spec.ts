import type { ReceivedEvent } from '@muster/messaging';
import { meetingKey } from '../persistence/known-meeting.store.js';
import { decisionNotices } from './decision-notices.js';

function event(name: string, data: object): ReceivedEvent {
  return {
    ...{ id: name, type: `muster.meeting.${name}.v1`, tenantId: 'harbour', key: 'meeting' },
    time: new Date('2026-12-01T04:00:00.000Z'),
    data: { decision_id: 'decision', owner_unit_id: 'customs', due_on: '2026-12-15', ...data },
  } as unknown as ReceivedEvent;
}

const known = new Map([
  [
    meetingKey('harbour', 'meeting'),
    {
      ...{ tenant_id: 'harbour', meeting_id: 'meeting', kind: 'coordination' },
      ...{ starts_at: '2026-12-01T01:00:00.000Z', convenor_unit_id: 'street', invited_unit_ids: [] },
    },
  ],
]);
const told = (...events: ReceivedEvent[]) =>
  decisionNotices(events, known).map(({ notice }) => [notice.kind, notice.unitId, notice.dueOn]);

describe('notices about decisions', () => {
  it('tell the unit that owns one what it has to carry out, and by when', () => {
    expect(decisionNotices([event('decision_recorded', { ticket_id: null })], known)).toEqual([
      {
        notice: expect.objectContaining({
          ...{ kind: 'decision_recorded', unitId: 'customs', ticketId: null, dueAt: null },
          ...{
            meetingId: 'meeting',
            meetingKind: 'coordination',
            decisionId: 'decision',
            dueOn: '2026-12-15',
          },
        }),
        named: { officers: [], enterprises: [] },
      },
    ]);
  });

  it('tell that it was given back, and that it is overdue', () => {
    expect(told(event('decision_reopened', {}), event('decision_overdue', {}))).toEqual([
      ['decision_reopened', 'customs', '2026-12-15'],
      ['decision_overdue', 'customs', '2026-12-15'],
    ]);
  });

  it('leave what becomes the follow-up of a whistle to the notice about that', () => {
    expect(told(event('decision_recorded', { ticket_id: 'ticket' }))).toEqual([]);
    expect(told(event('decision_recorded', { ticket_id: 'ticket', due_on: null }))).toEqual([
      ['decision_recorded', 'customs', null],
    ]);
  });

  it('tell nothing of what else happens to one, and no kind of a meeting that nobody knows', () => {
    expect(told(event('decision_carried_out', {}))).toEqual([]);
    const [{ notice }] = decisionNotices([event('decision_overdue', {})], new Map()) as [any];
    expect(notice).toMatchObject({ meetingId: 'meeting' });
    expect(notice).not.toHaveProperty('meetingKind');
  });
});
