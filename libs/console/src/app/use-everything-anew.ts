import { useQueryClient } from '@tanstack/react-query';

/** Has everything read again that a command may have changed: all but who is signed in, and the directory. */
export function useEverythingAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [what] }) => what !== 'me' && what !== 'directory',
    });
}
