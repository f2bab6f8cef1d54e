export type RefusalCode =
  | 'illegal_transition'
  | 'not_entitled'
  | 'not_found'
  | 'not_a_member'
  | 'kind_not_allowed'
  | 'unknown_category'
  | 'unknown_process_stage'
  | 'unknown_enterprise'
  | 'only_informed'
  | 'pause_requested_already'
  | 'no_pause_requested'
  | 'until_has_passed'
  | 'lead_not_submitted'
  | 'units_outstanding'
  | 'asked_already'
  | 'nothing_asked'
  | 'second_person_needed'
  | 'appealed_already'
  | 'window_closed'
  | 'not_into_itself'
  | 'has_followers'
  | 'unknown_unit'
  | 'takes_part_already'
  | 'takes_no_part'
  | 'part_is_settled'
  | 'lead_needs_successor'
  | 'disputed_already'
  | 'level_3_decides'
  | 'no_grounds_to_escalate'
  | 'highest_level'
  | 'escalated_already'
  | 'account_asked_already'
  | 'no_account_asked'
  | 'level_too_low'
  | 'review_out_of_reach'
  | 'supervision_unchanged'
  | 'nothing_to_review'
  | 'reopened_already'
  | 'nothing_changes'
  | 'exclusion_not_so_far'
  | 'unknown_call_back'
  | 'correction_pending'
  | 'no_correction_pending'
  | 'enterprise_needed'
  | 'priority_not_allowed';

/** A command that the rules of the trade do not allow. `params` say why, in a form that callers can act on. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
