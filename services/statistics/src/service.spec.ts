import { openApiOf, operationsOf } from '@muster/http';
import { statistics } from './service.js';

it('documents every route in both languages, with roles and examples', async () => {
  const document = await openApiOf(statistics);
  expect(Object.keys(document.paths).sort()).toEqual([
    '/v1/statistics/alliance',
    '/v1/statistics/backlog',
    '/v1/statistics/breakdown',
    '/v1/statistics/changes',
    '/v1/statistics/commitments',
    '/v1/statistics/coverage',
    '/v1/statistics/coverage/outstanding',
    '/v1/statistics/definitions',
    '/v1/statistics/durations',
    '/v1/statistics/external-figures',
    '/v1/statistics/joint',
    '/v1/statistics/monthly-themes',
    '/v1/statistics/monthly-themes/{id}',
    '/v1/statistics/monthly-themes/{id}/change',
    '/v1/statistics/monthly-themes/{id}/conclude',
    '/v1/statistics/monthly-themes/{id}/measures',
    '/v1/statistics/monthly-themes/{id}/reopen',
    '/v1/statistics/monthly-themes/{id}/withdraw',
    '/v1/statistics/on-account',
    '/v1/statistics/operating-model',
    '/v1/statistics/participation',
    '/v1/statistics/published-months',
    '/v1/statistics/published-months/{period}',
    '/v1/statistics/themes',
    '/v1/statistics/units',
    '/v1/statistics/whistling',
    '/v1/statistics/year-on-year',
    '/v1/streams/tickets',
  ]);
  for (const operation of operationsOf(document)) {
    expect(operation['x-roles']!.length).toBeGreaterThan(0);
    expect((operation as { summary?: string }).summary).toMatch(/.+ \/ .+/);
    const [media] = Object.values(operation.responses!['200']!.content!);
    expect(media).toHaveProperty('example');
    expect(media).toHaveProperty('schema');
  }
});
