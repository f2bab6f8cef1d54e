import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/api.js';

/** How the alliance's projects run: its templates, each with all its versions. */
export function useTemplates() {
  return useQuery({ queryKey: ['process-templates'], queryFn: () => body(api.GET('/v1/process-templates')) });
}
