import { instantOf } from './local-time.js';
import { objectionsTo } from './objections.js';
import { silentRaiser } from './stories/triage.js';

const tale = { story: silentRaiser, firstDay: '2026-10-12', number: 1 };
const event = (version: number, when: string, type: string, data: object = {}) => ({
  tenant: 'tianjin',
  ticket: 't',
  id: `e${version}`,
  version,
  type,
  at: instantOf(when, tale.firstDay),
  data: data as Record<string, unknown>,
});
const asWritten = [
  event(1, 'd0 09:00', 'ticket.raised'),
  event(2, 'd0 09:00', 'clock.started', { clock: 'triage', due_at: '2026-10-12T03:00:00Z' }),
  event(3, 'd0 10:00', 'ticket.info_requested'),
  event(4, 'd0 10:00', 'clock.voided', { clock: 'triage' }),
  event(5, 'd7 10:00', 'ticket.withdrawn'),
];
const end = { id: 't', state: 'withdrawn', round: 1, level: 1 };

describe('a whistle compared with its story', () => {
  it('has nothing against one that went as written', () => {
    expect(objectionsTo(tale, end, asWritten)).toEqual([]);
  });

  it('notices an event that is missing, too much, or at another instant', () => {
    expect(objectionsTo(tale, end, asWritten.slice(0, -1))).toEqual([
      'expected "d7 10:00 withdrawn", found "nothing more"',
    ]);
    expect(objectionsTo(tale, end, [...asWritten, event(6, 'd8 09:00', 'ticket.followed')])).toEqual([
      'expected "nothing more", found "d8 09:00 followed"',
    ]);
    expect(
      objectionsTo(tale, end, [...asWritten.slice(0, -1), event(5, 'd7 10:01', 'ticket.withdrawn')]),
    ).toHaveLength(1);
  });

  it('notices another end, and a course that no rule allows', () => {
    expect(objectionsTo(tale, { ...end, state: 'raised' }, asWritten)).toEqual([
      expect.stringContaining('expected withdrawn in round 1 at level 1'),
    ]);
    const closed = event(6, 'd8 09:00', 'ticket.closed');
    expect(objectionsTo(tale, end, [...asWritten, closed])).toEqual([
      expect.stringContaining('d8 09:00 closed'),
      't/6: ticket.closed in withdrawn',
    ]);
  });
});
