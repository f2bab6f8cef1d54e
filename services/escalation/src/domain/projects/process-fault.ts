/** Why something cannot be done with a project's process or template. */
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
