/** Stable codes; the HTTP layer turns them into problem documents. */
export type AuthErrorCode = 'identity_missing' | 'identity_invalid' | 'forbidden_role';

/** Refused by the guard or by the verifier. The message is for logs; callers of the API see only the code's own text. */
export class AuthError extends Error {
  constructor(
    readonly code: AuthErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AuthError';
  }
}
