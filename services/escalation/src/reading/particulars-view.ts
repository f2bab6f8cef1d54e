import type { Identity } from '@muster/auth';
import type { Instant } from '@muster/clock';
import { ANSWER_CLOCKS } from '../domain/answers.js';
import { followersOf, isFollowedBy, personOf } from '../domain/steps/following.js';
import { mergedInto } from '../domain/steps/merging.js';
import type { Assignment, Whistle } from '../domain/whistle.js';
import { seesTexts } from './visibility.js';

/** What only some whistles have, as the API shows it: asked, rejected, merged, raised, hung, supervised, excluded. */
export function particularsView(whistle: Whistle, who: Identity) {
  const texts = seesTexts(who);
  const { particulars, dispatch } = whistle;
  const { question, rejection, account, exclusion } = particulars;
  const leadUnitId = dispatch?.leadUnitId ?? null;
  return {
    held: particulars.held ?? false,
    question: question
      ? { text: texts ? question.text : null, answer_until: time(question.answerUntil) }
      : null,
    rejection: rejection
      ? {
          reason: rejection.reason,
          route: texts ? rejection.route : null,
          appeal_until: time(rejection.appealUntil),
        }
      : null,
    merged_into: particulars.masterId ?? null,
    followers: mergedInto(whistle).map(({ ticketId }) => ticketId),
    follower_count: followersOf(whistle).length,
    following: isFollowedBy(whistle, personOf(who)),
    recurrence_of: particulars.recurrenceOf ?? null,
    escalations: (particulars.escalations ?? []).map(({ round, cause, from, to, at }) => ({
      round,
      cause,
      from_level: from,
      to_level: to,
      at: time(at),
    })),
    supervised: particulars.supervised ?? false,
    answers_owed: ANSWER_CLOCKS.flatMap((clock) =>
      (particulars.answersOwed?.[clock] ?? []).map((unitId) => ({ clock, unit_id: unitId ?? leadUnitId })),
    ),
    progress_reports: (particulars.progressReports ?? []).map(({ no, round, unitId, text, at }) => ({
      no,
      round,
      unit_id: unitId,
      text: texts ? text : null,
      at: time(at),
    })),
    account_requested: particulars.accountRequest != null,
    account: account
      ? {
          reason: account.reason,
          plan: texts ? account.plan : null,
          review_at: time(account.reviewAt),
          since: time(account.hungAt),
          until: account.endedAt === null ? null : time(account.endedAt),
        }
      : null,
    exclusion: exclusion ? { reason: exclusion.reason, state: exclusion.state } : null,
    correction_pending: particulars.correction != null,
  };
}

/** A unit's dispute as the API shows it; null without one. */
export function disputeView({ particulars: { dispute } }: Assignment, texts: boolean) {
  return dispute
    ? {
        proposed_unit_id: dispute.proposedUnitId,
        reason: texts ? dispute.reason : null,
        basis: texts ? dispute.basis : null,
        outcome: dispute.outcome,
        at: time(dispute.at),
      }
    : null;
}

function time(instant: Instant): string {
  return new Date(instant).toISOString();
}
