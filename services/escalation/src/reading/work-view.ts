import { type Instant, isoInstant } from '@muster/clock';
import type { Team } from '../domain/steps/attaching-team.js';
import { type FollowUp, followUpsOf, stateOf } from '../domain/steps/following-up.js';
import { loopOf } from '../domain/steps/looping.js';
import type { Whistle } from '../domain/whistle.js';

const time = (instant: Instant | null | undefined) => (instant == null ? null : isoInstant(instant));

/** What units do together on a whistle: the joint answer, task forces, teams, the loop, follow-ups, ratings. */
export function workView(whistle: Whistle, texts: boolean) {
  const { particulars } = whistle;
  const written = (text: string | null) => (texts ? text : null);
  const loop = loopOf(whistle);
  return {
    contributions: (particulars.contributions ?? []).map(({ no, round, unitId, text, at }) => ({
      no,
      round,
      unit_id: unitId,
      text: written(text),
      at: time(at),
    })),
    solutions: (particulars.solutions ?? []).map((solution) => ({
      no: solution.no,
      round: solution.round,
      text: written(solution.text),
      unit_ids: solution.unitIds,
      required: solution.required,
      signed: solution.signed.map(({ unitId, at }) => ({ unit_id: unitId, at: time(at) })),
      outcome: solution.outcome,
      refusal: solution.refusal && {
        unit_id: solution.refusal.unitId,
        part: written(solution.refusal.part),
        reason: written(solution.refusal.reason),
      },
    })),
    not_solvable: particulars.impossibility
      ? {
          round: particulars.impossibility.round,
          reason: written(particulars.impossibility.reason),
          explanation: written(particulars.impossibility.explanation),
          decision: particulars.impossibility.decision,
        }
      : null,
    call_back_attempts: (particulars.attempts ?? []).map(({ no, round, channel, outcome, at }) => ({
      no,
      round,
      channel,
      outcome,
      at: time(at),
    })),
    task_forces: (particulars.taskForces ?? []).map((force) => ({
      id: force.id,
      head_officer_id: force.headOfficerId,
      unit_ids: force.unitIds,
      stand_down_when: written(force.standDownWhen),
      formed_at: time(force.formedAt),
      stood_down_at: time(force.stoodDown?.at),
      result: written(force.stoodDown?.result ?? null),
      tasks: force.tasks.map(({ id, unitId, title, result, doneAt }) => ({
        id,
        unit_id: unitId,
        title: written(title),
        result: written(result),
        done_at: time(doneAt),
      })),
    })),
    teams: (particulars.teams ?? []).map((team) => teamView(team, texts)),
    loop: {
      survey_at: time(loop.survey),
      account_at: time(loop.account),
      solution_at: time(loop.solution),
      feedback_at: time(loop.feedback),
      findings: written(particulars.survey?.findings ?? null),
      owner_unit_id: particulars.booked?.ownerUnitId ?? null,
      due_on: particulars.booked?.dueOn ?? null,
      problem: written(particulars.booked?.problem ?? null),
    },
    follow_ups: followUpsOf(whistle).map((one) => followUpView(one, texts)),
    unit_ratings: (particulars.unitRatings ?? []).map(({ round, unitId, rating, at }) => ({
      round,
      unit_id: unitId,
      rating,
      at: time(at),
    })),
    whistle_ratings: (particulars.whistleRatings ?? []).map(({ unitId, quality, at }) => ({
      unit_id: unitId,
      quality,
      at: time(at),
    })),
  };
}

/** What has to land because of a whistle. */
export function followUpView(followUp: FollowUp, texts: boolean) {
  const { id, kind, unitId, title, dueOn, meetingId, addedAt, adopted, landed, dropped, reopened } = followUp;
  const written = (text: string | undefined) => (texts ? (text ?? null) : null);
  return {
    id,
    kind,
    unit_id: unitId,
    title: written(title),
    due_on: dueOn,
    meeting_id: meetingId ?? null,
    state: stateOf(followUp),
    added_at: time(addedAt),
    overdue_since: time(followUp.overdueSince),
    adopted_at: time(adopted?.at),
    adopted_note: written(adopted?.note),
    landed_at: time(landed?.at),
    result: written(landed?.result),
    dropped_at: time(dropped?.at),
    dropped_reason: written(dropped?.reason),
    reopened_at: time(reopened?.at),
    reopened_reason: written(reopened?.reason),
  };
}

/** A commando team of a whistle or a project. */
export function teamView({ id, officerIds, from, until, detached }: Team, texts: boolean) {
  return {
    id,
    officer_ids: [...officerIds],
    from: time(from)!,
    until: time(until),
    detached_at: time(detached?.at),
    result: texts && detached ? detached.result : null,
  };
}
