export type RefusalCode =
  | 'illegal_transition'
  | 'not_entitled'
  | 'not_found'
  | 'not_a_member'
  | 'kind_not_allowed'
  | 'unknown_category'
  | 'unknown_process_stage'
  | 'unknown_enterprise'
  | 'nobody_to_lead'
  | 'only_informed'
  | 'pause_requested_already'
  | 'no_pause_requested'
  | 'until_has_passed'
  | 'deadline_has_passed'
  | 'extension_asked_already'
  | 'extension_too_long'
  | 'not_extendable'
  | 'no_extension_asked'
  | 'only_one_unit'
  | 'signed_already'
  | 'only_co_units'
  | 'waived_already'
  | 'sign_off_needed'
  | 'outcome_does_not_fit'
  | 'no_attempt_left'
  | 'written_attempt_needed'
  | 'nothing_to_review'
  | 'task_force_at_work'
  | 'head_is_no_secretary'
  | 'unknown_units'
  | 'no_task_force'
  | 'not_of_task_force'
  | 'no_open_task'
  | 'tasks_open'
  | 'unknown_officers'
  | 'no_such_team'
  | 'no_open_follow_up'
  | 'survey_first'
  | 'account_first'
  | 'took_no_part'
  | 'rated_already'
  | 'lead_not_submitted'
  | 'units_outstanding';

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
