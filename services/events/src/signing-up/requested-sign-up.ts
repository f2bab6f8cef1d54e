import type { SignUpAsked } from '../domain/sign-up.js';
import type { AskSignUpRequest } from './sign-up.requests.js';

/** Until when, and how many, a request asks to sign up. */
export const requestedSignUp = ({
  sign_up_until,
  places,
}: Pick<AskSignUpRequest, 'sign_up_until'> & {
  readonly places?: number | null | undefined;
}): SignUpAsked => ({
  until: new Date(sign_up_until).toISOString(),
  places: places ?? null,
});
