/** Operations that have a place of their own on a page: what makes something new, and what is asked beside that which it is about. */
export const FORM_PATHS = [
  '/v1/meetings',
  '/v1/meetings/{id}/agenda-items',
  '/v1/meetings/{id}/decisions',
  '/v1/meetings/{id}/attendance',
  '/v1/activities',
  '/v1/activities/{id}/attendance',
  '/v1/activities/{id}/sign-ups',
  '/v1/activities/{id}/sign-ups/withdraw',
  '/v1/activities/{id}/outcomes',
  '/v1/resources',
  '/v1/resources/{id}/bookings',
  '/v1/mobilisations',
  '/v1/mobilisations/{id}/answer',
  '/v1/campaigns',
  '/v1/practice-lists',
  '/v1/project-processes',
  '/v1/process-templates/{code}/versions',
  '/v1/statistics/external-figures',
  '/v1/statistics/published-months',
  '/v1/statistics/monthly-themes',
] as const;

export type FormPath = (typeof FORM_PATHS)[number];
