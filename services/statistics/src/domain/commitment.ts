import type {
  FollowupAdded,
  FollowupDropped,
  FollowupLanded,
  FollowupReopened,
  MeetingDecisionCarriedOut,
  MeetingDecisionRecorded,
  MeetingDecisionReopened,
} from '@muster/contracts';

/** Something that a unit has to see done: a follow-up of a whistle, or what a meeting decided about no whistle (mechanisms 0.20, 2.7). */
export interface Commitment {
  readonly id: string;
  /** The follow-up's kind; `meeting` for what a meeting decided. */
  readonly kind: string;
  readonly ticketId: string | null;
  readonly meetingId: string | null;
  readonly unitId: string;
  /** `YYYY-MM-DD`; null: by no day. */
  readonly dueOn: string | null;
  /** Epoch milliseconds at which it was last reported as done; null while it is not, or was given back since. */
  readonly doneAt: number | null;
  /** How often it was given back: reported, but not done. */
  readonly givenBack: number;
  /** It need not be done any more. */
  readonly dropped: boolean;
}

/** Types of events of whistles that {@link commitmentsOf} understands. */
export const FOLLOW_UP_EVENTS = [
  'muster.followup.added.v1',
  'muster.followup.landed.v1',
  'muster.followup.reopened.v1',
  'muster.followup.dropped.v1',
] as const;

/** Types of events of meetings that it understands. */
export const DECISION_EVENTS = [
  'muster.meeting.decision_recorded.v1',
  'muster.meeting.decision_carried_out.v1',
  'muster.meeting.decision_reopened.v1',
] as const;

interface CommitmentEvent {
  readonly type: string;
  readonly at: Date;
  readonly data: object;
}

/**
 * Commitments from their events, those of each whistle and meeting in the order of its versions. What a meeting decides about a whistle is
 * that whistle's follow-up (ADR-0211), and counted as such only. What was dropped is none (ADR-0244).
 */
export function commitmentsOf(events: Iterable<CommitmentEvent>): Commitment[] {
  const known = new Map<string, Commitment>();
  const change = (id: string, to: (before: Commitment) => Partial<Commitment>): void => {
    const before = known.get(id);
    if (before) known.set(id, { ...before, ...to(before) });
  };
  for (const { type, at, data } of events) {
    switch (type) {
      case 'muster.followup.added.v1':
        add(known, ofFollowUp(data as FollowupAdded));
        break;
      case 'muster.meeting.decision_recorded.v1':
        if ((data as MeetingDecisionRecorded).ticket_id === null)
          add(known, ofDecision(data as MeetingDecisionRecorded));
        break;
      case 'muster.followup.landed.v1':
        change((data as FollowupLanded).follow_up_id, () => ({ doneAt: at.getTime() }));
        break;
      case 'muster.meeting.decision_carried_out.v1':
        change((data as MeetingDecisionCarriedOut).decision_id, () => ({ doneAt: at.getTime() }));
        break;
      case 'muster.followup.dropped.v1':
        change((data as FollowupDropped).follow_up_id, () => ({ dropped: true }));
        break;
      case 'muster.followup.reopened.v1': {
        const { follow_up_id, due_on } = data as FollowupReopened;
        change(follow_up_id, (before) => givenBack(before, due_on));
        break;
      }
      case 'muster.meeting.decision_reopened.v1': {
        const { decision_id, due_on } = data as MeetingDecisionReopened;
        change(decision_id, (before) => givenBack(before, due_on));
        break;
      }
    }
  }
  return [...known.values()].filter(({ dropped }) => !dropped);
}

const add = (known: Map<string, Commitment>, one: Commitment): void => void known.set(one.id, one);

const begun = { doneAt: null, givenBack: 0, dropped: false } as const;

function ofFollowUp({ follow_up_id, kind, ticket_id, unit_id, due_on }: FollowupAdded): Commitment {
  return {
    ...begun,
    id: follow_up_id,
    kind,
    ticketId: ticket_id,
    meetingId: null,
    unitId: unit_id,
    dueOn: due_on,
  };
}

function ofDecision({ decision_id, meeting_id, owner_unit_id, due_on }: MeetingDecisionRecorded): Commitment {
  const of = { ticketId: null, meetingId: meeting_id, unitId: owner_unit_id, dueOn: due_on };
  return { ...begun, id: decision_id, kind: 'meeting', ...of };
}

const givenBack = (before: Commitment, dueOn: string | null): Partial<Commitment> => ({
  doneAt: null,
  dueOn,
  // Taken up again, it had not been reported.
  givenBack: before.givenBack + (before.dropped ? 0 : 1),
  dropped: false,
});
