/**
 * A command that cannot be carried out. `conflict`: the state forbids it; `invalid`: the command itself is wrong, at `pointer`
 * (a JSON pointer into the request).
 */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly kind: 'conflict' | 'invalid',
    /** Stable, snake_case. */
    readonly code: string,
    readonly pointer: string = '',
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}
