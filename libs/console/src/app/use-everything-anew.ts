import { useQueryClient } from '@tanstack/react-query';

/** What no command changes: who is signed in, the directory, what whistles are called. */
const UNCHANGED: ReadonlySet<unknown> = new Set(['me', 'directory', 'whistle-name']);

/** Has everything read again that a command may have changed. */
export function useEverythingAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => !UNCHANGED.has(what) });
}
