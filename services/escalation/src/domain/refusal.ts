export type RefusalCode =
  | 'illegal_transition'
  | 'not_entitled'
  | 'not_found'
  | 'not_a_member'
  | 'kind_not_allowed'
  | 'unknown_category'
  | 'unknown_process_stage'
  | 'unknown_project'
  | 'unknown_enterprise'
  | 'nobody_to_lead'
  | 'only_informed'
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
