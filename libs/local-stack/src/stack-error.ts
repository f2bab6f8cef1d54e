/** Something this machine lacks. The message says what and why, `fix` the command that helps. */
export class StackError extends Error {
  override readonly name = 'StackError';
  readonly code: string;
  readonly fix: string | undefined;

  constructor(code: string, message: string, fix?: string, cause?: unknown) {
    super(fix === undefined ? message : `${message} → ${fix}`, { cause });
    this.code = code;
    this.fix = fix;
  }
}
