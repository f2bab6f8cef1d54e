/** Operations that pages have a form for although no answer offers them among its `actions`. */
export const FORM_PATHS = [
  '/v1/meetings',
  '/v1/meetings/{id}/agenda-items',
  '/v1/meetings/{id}/decisions',
  '/v1/meetings/{id}/attendance',
  '/v1/activities',
  '/v1/activities/{id}/attendance',
  '/v1/practice-lists',
  '/v1/project-processes',
  '/v1/process-templates/{code}/versions',
  '/v1/statistics/external-figures',
] as const;

export type FormPath = (typeof FORM_PATHS)[number];
