/** Why something cannot be done with a project's process or template, or with a list of practice items. */
export type ProcessFaultCode =
  | 'effective_too_early'
  | 'repeated_code'
  | 'no_version_in_force'
  | 'process_closed'
  | 'process_exists'
  | 'phase_out_of_order'
  | 'elements_not_ready'
  | 'phase_not_entered'
  | 'unknown_part'
  | 'already_done'
  | 'segment_under_review'
  | 'segment_not_submitted'
  | 'month_not_checkable'
  | 'process_outstanding'
  | 'milestones_full'
  | 'milestone_reached'
  | 'milestone_not_reached'
  | 'not_reachable_on'
  | 'same_day'
  | 'list_closed'
  | 'list_full'
  | 'list_outstanding'
  | 'order_incomplete'
  | 'due_has_passed'
  | 'item_settled'
  | 'item_not_done'
  | 'not_entitled';

/** A command that the rules do not allow. `params` say why, in a form that callers can act on. */
export class ProcessFault extends Error {
  constructor(
    readonly code: ProcessFaultCode,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'ProcessFault';
  }
}
