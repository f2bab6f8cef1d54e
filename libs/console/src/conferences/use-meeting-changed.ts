import { useQueryClient } from '@tanstack/react-query';
import type { Shape } from '../api/api.js';

/** Shows a meeting as a command's answer tells it, and has lists of meetings, and what is due of them, read anew. */
export function useMeetingChanged(): (meeting: Shape<'MeetingView'>) => Promise<void> {
  const queries = useQueryClient();
  return async (meeting) => {
    queries.setQueryData(['meeting', meeting.id], meeting);
    await queries.invalidateQueries({ queryKey: ['meetings'] });
    await queries.invalidateQueries({ queryKey: ['cadences'] });
  };
}
