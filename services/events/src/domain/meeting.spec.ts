import fc from 'fast-check';
import {
  decideMeeting,
  type MeetingCommand,
  MOST_AGENDA_ITEMS,
  MOST_PULLED_TICKETS,
  type PulledTicket,
} from './decide-meeting.js';
import type { Fault } from './fault.js';
import { evolveMeeting, type Meeting, unitsPresent } from './meeting.js';

const scheduled: MeetingCommand = {
  type: 'schedule_meeting',
  id: 'm',
  kind: 'joint_conference',
  title: '第四季度联席会',
  place: null,
  startsAt: '2026-12-01T01:00:00.000Z',
  convenorUnitId: 'secretariat',
  invitedUnitIds: ['customs'],
  invitedEnterpriseIds: [],
  pulled: [],
};
const after = (meeting: Meeting | undefined, ...commands: MeetingCommand[]): Meeting =>
  commands.reduce<Meeting | undefined>(
    (state, command) => decideMeeting(state, command).reduce<Meeting | undefined>(evolveMeeting, state),
    meeting,
  )!;
const item = (id: string, ticketId: string | null = null): MeetingCommand => ({
  type: 'add_agenda_item',
  id,
  title: '泊位',
  ticketId,
});
const decision = (
  more: Partial<Extract<MeetingCommand, { type: 'record_decision' }>> = {},
): MeetingCommand => ({
  type: 'record_decision',
  id: 'd',
  agendaItemId: null,
  ticketId: null,
  text: '增开夜间窗口',
  ownerUnitId: 'customs',
  dueOn: null,
  heldOn: '2026-12-01',
  ...more,
});
const faultOf = (work: () => unknown): Pick<Fault, 'kind' | 'code' | 'pointer'> | undefined => {
  try {
    work();
  } catch (error) {
    const { kind, code, pointer } = error as Fault;
    return { kind, code, pointer };
  }
  return undefined;
};

describe('a meeting', () => {
  const meeting = after(undefined, scheduled);

  it('is called with nothing on it yet', () => {
    expect(meeting).toMatchObject({ kind: 'joint_conference', agenda: [], decisions: [], attendance: [] });
    expect(meeting).not.toHaveProperty('type');
  });

  const pulled = (...ids: string[]): PulledTicket[] =>
    ids.map((id) => ({ id: `i-${id}`, title: `TJ-${id}`, ticketId: id, pulledFor: 'level' }));

  it('begins with the hard tickets, in their order, and is called by one event that knows nothing of them', () => {
    const events = decideMeeting(undefined, { ...scheduled, pulled: pulled('t1', 't2') } as MeetingCommand);
    expect(events.map(({ type }) => type)).toEqual([
      'meeting.scheduled',
      'meeting.agenda_item_added',
      'meeting.agenda_item_added',
    ]);
    expect(events[0]).not.toHaveProperty('pulled');
    expect(events[2]).toMatchObject({ item: { position: 2, ticketId: 't2', pulledFor: 'level' } });
    const begun = events.reduce<Meeting | undefined>(evolveMeeting, undefined);
    expect(after(begun, item('a')).agenda[2]).toEqual({
      id: 'a',
      position: 3,
      title: '泊位',
      ticketId: null,
    });
  });

  it('gets what is not there yet, however often it is offered, and leaves room for what people add', () => {
    const twice = after(
      meeting,
      item('a', 't1'),
      { type: 'pull_tickets', pulled: pulled('t1', 't2') },
      { type: 'pull_tickets', pulled: pulled('t1', 't2') },
    );
    expect(twice.agenda.map(({ ticketId }) => ticketId)).toEqual(['t1', 't2']);
    const many = pulled(...Array.from({ length: MOST_AGENDA_ITEMS }, (_, n) => `m${n}`));
    const full = after(twice, { type: 'pull_tickets', pulled: many });
    expect(full.agenda).toHaveLength(1 + MOST_PULLED_TICKETS);
    expect(decideMeeting(full, { type: 'pull_tickets', pulled: pulled('late') })).toEqual([]);
  });

  it('asks for no more units than are to come, and counts those that came', () => {
    expect(() => decideMeeting(undefined, { ...scheduled, quorum: 3 })).toThrow('quorum_out_of_reach');
    const meeting = after(
      undefined,
      { ...scheduled, invitedUnitIds: ['customs', 'secretariat'], quorum: 2 },
      {
        type: 'record_attendance',
        attendance: [
          { kind: 'unit', id: 'customs', persons: 2 },
          { kind: 'unit', id: 'secretariat', persons: 0 },
          { kind: 'unit', id: 'union', persons: 1 },
          { kind: 'enterprise', id: 'customs', persons: 1 },
        ],
      },
    );
    expect([meeting.quorum, unitsPresent(meeting)]).toEqual([2, 1]);
  });

  it('numbers its agenda as items come', () => {
    expect(after(meeting, item('a', 't1'), item('b'), item('c')).agenda).toMatchObject([
      { id: 'a', position: 1, ticketId: 't1' },
      { id: 'b', position: 2, ticketId: null },
      { id: 'c', position: 3 },
    ]);
  });

  it('takes a ticket on its agenda once, other points as often as wanted', () => {
    expect(faultOf(() => after(meeting, item('a', 't1'), item('b', 't1')))).toMatchObject({
      kind: 'conflict',
      code: 'ticket_already_on_agenda',
    });
    expect(after(meeting, item('a'), item('b')).agenda).toHaveLength(2);
  });

  it('has an end to its agenda', () => {
    const items = Array.from({ length: MOST_AGENDA_ITEMS }, (_, index) => item(`i${index}`));
    const full = after(meeting, ...items);
    expect(faultOf(() => after(full, item('more')))).toMatchObject({ kind: 'conflict', code: 'agenda_full' });
  });

  it('gives a decision the ticket of its agenda item', () => {
    const decided = after(meeting, item('a', 't1'), decision({ agendaItemId: 'a', dueOn: '2026-12-15' }));
    expect(decided.decisions).toEqual([
      {
        id: 'd',
        agendaItemId: 'a',
        ticketId: 't1',
        text: '增开夜间窗口',
        ownerUnitId: 'customs',
        dueOn: '2026-12-15',
        no: 1,
        heldOn: '2026-12-01',
      },
    ]);
    expect(after(decided, decision({ id: 'e' })).decisions[1]).toMatchObject({ id: 'e', no: 2 });
  });

  it.each<[string, Parameters<typeof decision>[0], string, string]>([
    ['an item of another meeting', { agendaItemId: 'x' }, 'unknown_agenda_item', '/agenda_item_id'],
    ['another ticket than the item has', { agendaItemId: 'a', ticketId: 't2' }, 'other_ticket', '/ticket_id'],
    ['a due day before the meeting', { dueOn: '2026-11-30' }, 'due_before_meeting', '/due_on'],
  ])('refuses a decision with %s', (_, more, code, pointer) => {
    const fault = faultOf(() => after(meeting, item('a', 't1'), decision(more)));
    expect(fault).toEqual({ kind: 'invalid', code, pointer });
  });

  it('lets a decision be due on the very day', () => {
    expect(after(meeting, decision({ dueOn: '2026-12-01' })).decisions[0]?.dueOn).toBe('2026-12-01');
  });

  it('keeps one attendance per organisation, the last one; the same id may be a unit and an enterprise', () => {
    const attended = after(
      meeting,
      {
        type: 'record_attendance',
        attendance: [
          { kind: 'unit', id: 'port', persons: 2 },
          { kind: 'enterprise', id: 'port', persons: 1 },
        ],
      },
      { type: 'record_attendance', attendance: [{ kind: 'unit', id: 'port', persons: 3 }] },
    );
    expect(attended.attendance).toEqual([
      { kind: 'unit', id: 'port', persons: 3 },
      { kind: 'enterprise', id: 'port', persons: 1 },
    ]);
  });

  it('refuses an organisation twice in one go, and says which', () => {
    const attendance = [
      { kind: 'unit', id: 'a', persons: 1 },
      { kind: 'unit', id: 'b', persons: 1 },
      { kind: 'unit', id: 'a', persons: 2 },
    ] as const;
    expect(faultOf(() => after(meeting, { type: 'record_attendance', attendance }))).toEqual({
      kind: 'invalid',
      code: 'repeated_attendee',
      pointer: '/attendance/2',
    });
  });

  const move = (startsAt: string, place: string | null = null): MeetingCommand => ({
    type: 'reschedule',
    startsAt,
    place,
  });
  const callOff: MeetingCommand = { type: 'call_off', at: '2026-11-30T09:00:00.000Z', reason: '台风' };
  const came = (persons: number): MeetingCommand => ({
    type: 'record_attendance',
    attendance: [{ kind: 'unit', id: 'customs', persons }],
  });

  it('is moved to another time or place, with its agenda', () => {
    const begun = after(meeting, item('a'));
    const later = after(begun, move('2026-12-08T01:00:00.000Z'), move('2026-12-08T01:00:00.000Z', '港区'));
    expect(later).toEqual({ ...begun, startsAt: '2026-12-08T01:00:00.000Z', place: '港区' });
    expect(after(later, move('2026-12-09T01:00:00.000Z')).place).toBe('港区');
    expect(faultOf(() => after(later, move(later.startsAt, '港区')))).toEqual({
      kind: 'invalid',
      code: 'not_moved',
      pointer: '/starts_at',
    });
  });

  it.each<[string, MeetingCommand]>([
    ['somebody came', came(2)],
    ['something was decided', decision()],
  ])('was held when %s, and is neither moved nor called off', (_, command) => {
    const held = after(meeting, command);
    for (const asked of [move('2026-12-08T01:00:00.000Z'), callOff])
      expect(faultOf(() => after(held, asked))).toMatchObject({ kind: 'conflict', code: 'already_held' });
  });

  it('was not held when nobody came', () => {
    expect(after(meeting, came(2), came(0), callOff).calledOff).toEqual({
      at: '2026-11-30T09:00:00.000Z',
      reason: '台风',
    });
  });

  it.each<[string, MeetingCommand]>([
    ['agenda item', item('b')],
    ['decision', decision()],
    ['attendance', came(1)],
    ['other time', move('2026-12-08T01:00:00.000Z')],
    ['second end', callOff],
  ])('that was called off takes no %s', (_, command) => {
    expect(faultOf(() => after(meeting, callOff, command))).toMatchObject({
      kind: 'conflict',
      code: 'called_off',
    });
  });

  it('does not exist before it is called', () => {
    expect(() => decideMeeting(undefined, item('a'))).toThrow();
    expect(() => evolveMeeting(undefined, { type: 'meeting.attendance_recorded', attendance: [] })).toThrow();
  });

  it('never loses or doubles an organisation, whatever is recorded in whatever order', () => {
    const entry = fc.record({
      kind: fc.constantFrom('unit' as const, 'enterprise' as const, 'party_organisation' as const),
      id: fc.constantFrom('a', 'b', 'c'),
      persons: fc.nat(9),
    });
    const once = fc.uniqueArray(entry, { selector: ({ kind, id }) => kind + id });
    fc.assert(
      fc.property(fc.array(once), (recordings) => {
        const { attendance } = after(
          meeting,
          ...recordings.map((each): MeetingCommand => ({ type: 'record_attendance', attendance: each })),
        );
        const names = attendance.map(({ kind, id }) => kind + id);
        expect(new Set(names).size).toBe(names.length);
        for (const each of recordings.flat()) {
          const last = recordings.flat().findLast(({ kind, id }) => kind === each.kind && id === each.id);
          expect(attendance).toContainEqual(last);
        }
      }),
    );
  });
});
