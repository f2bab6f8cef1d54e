export type ClockErrorCode =
  'calendar_invalid' | 'calendar_without_working_time' | 'target_invalid' | 'target_mode_mismatch';

/** A calendar or target that no clock can run on. The message names the place in the document. */
export class ClockError extends Error {
  constructor(
    readonly code: ClockErrorCode,
    message: string,
  ) {
    super(message);
  }
}
