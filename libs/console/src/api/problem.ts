/** A refusal of the API (RFC 9457), in the reader's language. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly trace_id?: string;
  /** Of `name_taken`: whose the name is. */
  readonly account_id?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** Thrown by every request that is not answered with success. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** The problem that an answer tells; of an answer that is none (a proxy's page, say) as much as can be told. */
export async function problemOf(response: Response): Promise<Problem> {
  const told: unknown = response.headers.get('content-type')?.includes('json')
    ? await response.json().catch(() => null)
    : null;
  if (told !== null && typeof told === 'object' && 'code' in told && 'title' in told) return told as Problem;
  return {
    status: response.status,
    code: 'unexpected_answer',
    title: `HTTP ${response.status} ${response.statusText}`,
  };
}
