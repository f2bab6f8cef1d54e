import { commitmentsOf } from './commitment.js';

const followUp = { ticket_id: 't', follow_up_id: 'f', kind: 'policy', unit_id: 'customs' };
const decision = { meeting_id: 'm', decision_id: 'd', owner_unit_id: 'port', due_on: null };
const at = (day: number) => new Date(Date.UTC(2026, 8, day));
const event = (name: string, day: number, data: object) => ({ type: `muster.${name}.v1`, at: at(day), data });
const added = event('followup.added', 1, { ...followUp, due_on: '2026-09-10' });
const recorded = event('meeting.decision_recorded', 1, { ...decision, ticket_id: null });

describe('commitments', () => {
  it('are follow-ups of whistles and what meetings decided about none', () => {
    expect(commitmentsOf([added, recorded])).toEqual([
      {
        ...{
          id: 'f',
          kind: 'policy',
          ticketId: 't',
          meetingId: null,
          unitId: 'customs',
          dueOn: '2026-09-10',
        },
        ...{ doneAt: null, givenBack: 0, dropped: false },
      },
      {
        ...{ id: 'd', kind: 'meeting', ticketId: null, meetingId: 'm', unitId: 'port', dueOn: null },
        ...{ doneAt: null, givenBack: 0, dropped: false },
      },
    ]);
  });

  it('count what a meeting decides about a whistle once, as its follow-up (ADR-0211)', () => {
    const about = event('meeting.decision_recorded', 1, { ...decision, ticket_id: 't' });
    const done = event('meeting.decision_carried_out', 2, decision);
    expect(commitmentsOf([about, done, added]).map(({ id }) => id)).toEqual(['f']);
  });

  it('are done when that was last reported, and not done once they are given back', () => {
    const landed = (day: number) => event('followup.landed', day, followUp);
    const back = event('followup.reopened', 9, { ...followUp, due_on: '2026-09-20' });
    expect(commitmentsOf([added, landed(8)])).toMatchObject([{ doneAt: at(8).getTime(), givenBack: 0 }]);
    expect(commitmentsOf([added, landed(8), back])).toMatchObject([
      { doneAt: null, givenBack: 1, dueOn: '2026-09-20' },
    ]);
    expect(commitmentsOf([added, landed(8), back, landed(12)])).toMatchObject([
      { doneAt: at(12).getTime(), givenBack: 1, dueOn: '2026-09-20' },
    ]);
    const carriedOut = event('meeting.decision_carried_out', 3, decision);
    const again = event('meeting.decision_reopened', 4, { ...decision, due_on: '2026-09-30' });
    expect(commitmentsOf([recorded, carriedOut])).toMatchObject([{ doneAt: at(3).getTime() }]);
    expect(commitmentsOf([recorded, carriedOut, again])).toMatchObject([
      { doneAt: null, givenBack: 1, dueOn: '2026-09-30' },
    ]);
  });

  it('are none when they were dropped, until they are taken up again (ADR-0244)', () => {
    const dropped = event('followup.dropped', 5, followUp);
    expect(commitmentsOf([added, dropped])).toEqual([]);
    const again = event('followup.reopened', 6, { ...followUp, due_on: '2026-09-25' });
    expect(commitmentsOf([added, dropped, again])).toMatchObject([{ dueOn: '2026-09-25', givenBack: 0 }]);
  });

  it('leave what they do not know alone', () => {
    expect(commitmentsOf([event('followup.landed', 1, followUp), event('ticket.raised', 1, {})])).toEqual([]);
  });
});
