import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, type Shape } from '../api/api.js';
import { ApiProblem } from '../api/problem.js';

export type Me = Shape<'Me'>;
export type Role = Me['role'];

/** Who is signed in; null when nobody is. Undefined while that is not known yet. */
export function useMe(): { me: Me | null | undefined; error: Error | null } {
  const { data, error } = useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: Infinity });
  return { me: data, error };
}

/** Says who is signed in from now on, null for nobody; what was read for whoever it was before is forgotten. */
export function useSignedInAs(): (me: Me | null) => void {
  const queries = useQueryClient();
  return (me) => {
    queries.removeQueries({ predicate: ({ queryKey: [what] }) => what !== 'me' });
    queries.setQueryData(['me'], me);
  };
}

async function whoAmI(): Promise<Me | null> {
  try {
    return await body(api.GET('/v1/me'));
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 401) return null;
    throw error;
  }
}
