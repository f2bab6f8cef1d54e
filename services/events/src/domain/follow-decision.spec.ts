import fc from 'fast-check';
import { decideMeeting, type MeetingCommand } from './decide-meeting.js';
import { type Decision, decisionState, newlyOverdue, nextDueOn, openDecisions } from './decision.js';
import type { Fault } from './fault.js';
import { evolveMeeting, type Meeting } from './meeting.js';

const AT = '2026-12-10T08:00:00.000Z';
const HELD = '2026-12-01';

const after = (meeting: Meeting | undefined, ...commands: MeetingCommand[]): Meeting =>
  commands.reduce<Meeting | undefined>(
    (state, command) => decideMeeting(state, command).reduce<Meeting | undefined>(evolveMeeting, state),
    meeting,
  )!;
const called: MeetingCommand = {
  ...{ type: 'schedule_meeting', id: 'm', kind: 'coordination', title: '协调会', place: null },
  ...{ startsAt: '2026-12-01T01:00:00.000Z', convenorUnitId: 'street' },
  ...{ invitedUnitIds: [], invitedEnterpriseIds: [], pulled: [] },
};
const decided = (id: string, dueOn: string | null, ticketId: string | null = null): MeetingCommand => ({
  ...{ type: 'record_decision', id, agendaItemId: null, ticketId, text: '增设停车区' },
  ...{ ownerUnitId: 'customs', dueOn, heldOn: HELD },
});
const carryOut = (decisionId: string): MeetingCommand => ({
  ...{ type: 'carry_out_decision', decisionId, at: AT, note: '已增设' },
});
const reopen = (decisionId: string, dueOn: string | null = null): MeetingCommand => ({
  ...{ type: 'reopen_decision', decisionId, at: AT, reason: '未启用', dueOn, today: '2026-12-10' },
});
const look = (today: string): MeetingCommand => ({ type: 'note_overdue_decisions', at: AT, today });
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as Fault).code;
  }
  return undefined;
};
const one = ({ decisions }: Meeting, id = 'd'): Decision => decisions.find((each) => each.id === id)!;

describe('what a meeting decided', () => {
  const meeting = after(undefined, called, decided('d', '2026-12-15'));

  it('is open until it is reported as carried out, once', () => {
    expect(decisionState(one(meeting))).toBe('open');
    const done = after(meeting, carryOut('d'));
    expect(one(done)).toMatchObject({ carriedOut: { at: AT, note: '已增设' } });
    expect([decisionState(one(done)), openDecisions(done.decisions)]).toEqual(['carried_out', []]);
    expect(codeOf(() => decideMeeting(done, carryOut('d')))).toBe('already_carried_out');
  });

  it('can be given back, with another due day if need be, and is open again', () => {
    expect(codeOf(() => decideMeeting(meeting, reopen('d')))).toBe('not_carried_out');
    const done = after(meeting, carryOut('d'));
    expect(codeOf(() => decideMeeting(done, reopen('d', '2026-12-09')))).toBe('due_in_past');
    expect(decideMeeting(done, reopen('d', '2026-12-10'))).toMatchObject([{ dueOn: '2026-12-10' }]);
    const again = after(done, reopen('d', '2026-12-31'));
    expect(one(again)).toMatchObject({ dueOn: '2026-12-31', reopened: { at: AT, reason: '未启用' } });
    expect(one(again)).not.toHaveProperty('carriedOut');
    expect(one(after(done, reopen('d'))).dueOn).toBe('2026-12-15');
    expect(decisionState(one(after(again, carryOut('d'))))).toBe('carried_out');
  });

  it('is overdue when its day is over, of which it is told once; again after it was given back', () => {
    expect([decideMeeting(meeting, look('2026-12-15')), nextDueOn(meeting.decisions)]).toEqual([
      [],
      '2026-12-15',
    ]);
    const late = after(meeting, look('2026-12-16'));
    expect([one(late).overdueSince, nextDueOn(late.decisions)]).toEqual([AT, null]);
    expect(decideMeeting(late, look('2026-12-17'))).toEqual([]);
    const again = after(late, carryOut('d'), reopen('d'));
    expect(decideMeeting(again, look('2026-12-17'))).toMatchObject([
      { type: 'meeting.decision_overdue', decisionId: 'd', ownerUnitId: 'customs', dueOn: '2026-12-15' },
    ]);
  });

  it('is never overdue without a due day, or once it is carried out', () => {
    const other = after(meeting, decided('open', null), carryOut('d'));
    expect(decideMeeting(other, look('2027-12-16'))).toEqual([]);
  });

  it('is followed at the whistle when it became its follow-up, and here when it did not', () => {
    const both = after(meeting, decided('at-ticket', '2026-12-15', 't'), decided('here', null, 't'));
    expect(both.decisions.map(decisionState)).toEqual(['open', 'at_ticket', 'open']);
    expect(codeOf(() => decideMeeting(both, carryOut('at-ticket')))).toBe('followed_at_ticket');
    expect(codeOf(() => decideMeeting(both, reopen('at-ticket')))).toBe('followed_at_ticket');
    // A due day that it gets later makes no follow-up of it.
    const again = after(both, carryOut('here'), reopen('here', '2026-12-20'));
    expect(decisionState(one(again, 'here'))).toBe('open');
    expect(() => decideMeeting(both, carryOut('nobody'))).toThrow('no decision nobody');
  });

  it('whatever is asked in whatever order: the others stay as they are, and nothing carried out is overdue', () => {
    const day = fc.constantFrom(null, '2026-12-05', '2026-12-15', '2027-01-05');
    const id = fc.constantFrom('a', 'b', 'c');
    const command = fc.oneof(
      id.map(carryOut),
      fc.tuple(id, day).map(([which, dueOn]) => reopen(which, dueOn)),
      fc.constantFrom('2026-12-06', '2026-12-16', '2027-01-06').map(look),
    );
    fc.assert(
      fc.property(day, day, fc.array(command, { maxLength: 20 }), (first, second, commands) => {
        let state = after(undefined, called, decided('a', first), decided('b', second), decided('c', null));
        for (const asked of commands) {
          const before = state;
          if (codeOf(() => (state = after(state, asked))) !== undefined) expect(state).toBe(before);
          const touched = 'decisionId' in asked ? [asked.decisionId] : undefined;
          for (const each of before.decisions)
            if (touched && !touched.includes(each.id)) expect(one(state, each.id)).toEqual(each);
          if (asked.type === 'note_overdue_decisions')
            expect(newlyOverdue(state.decisions, asked.today)).toEqual([]);
        }
        const open = openDecisions(state.decisions);
        expect(open.every(({ carriedOut }) => carriedOut === undefined)).toBe(true);
        expect(state.decisions).toHaveLength(3);
        const next = nextDueOn(state.decisions);
        if (next !== null) expect(open.some(({ dueOn }) => dueOn === next)).toBe(true);
      }),
    );
  });
});
