import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/schema.js';
import { ApiProblem, problemOf } from './problem.js';
import { acceptedLanguage } from './spoken-language.js';

/** A shape of the API's answers, by its name in the document. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The API of the gateway that these pages come from; the session's cookie goes along by itself. Refusals are thrown. */
export const api = createClient<paths>();

api.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', acceptedLanguage());
  },
  onResponse: async ({ response }) => {
    if (!response.ok) throw new ApiProblem(await problemOf(response));
  },
});

/** The answer's body. */
export async function body<Body>(answer: Promise<{ data?: Body | undefined }>): Promise<Body> {
  const { data } = await answer;
  return data as Body;
}

/** What a command that is known only by its path is sent with. */
export interface Command {
  readonly path: string;
  /** `POST` by default. */
  readonly method?: 'POST' | 'PUT' | undefined;
  readonly content: Record<string, unknown>;
  /**
   * The version that the user saw: an older one is refused instead of being written over (412 `stale_version`). Absent where something
   * new is made.
   */
  readonly version?: number | undefined;
  /** The same for every attempt at the same command, so that it happens once. */
  readonly key: string;
}

/** Gives a command. @throws ApiProblem */
export async function give<Answer>({
  path,
  method = 'POST',
  content,
  version,
  key,
}: Command): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: {
      'accept-language': acceptedLanguage(),
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(version === undefined ? {} : { 'if-match': `"v${version}"` }),
    },
    body: JSON.stringify(content),
  });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return (await response.json()) as Answer;
}
