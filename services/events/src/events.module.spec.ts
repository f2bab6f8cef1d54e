import { topics } from '@muster/contracts';
import { openApiOf } from '@muster/http';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { OnTicketChangedController } from './on-ticket-changed/on-ticket-changed.controller.js';
import { events } from './service.js';

it('listens to exactly the topics that the contract says it receives', () => {
  const heard = [OnDirectoryChangedController, OnTicketChangedController].flatMap(
    ({ prototype }) => Reflect.getMetadata('microservices:pattern', prototype.apply) as string[],
  );
  const promised = Object.values(topics).filter(({ receivers }) => receivers.includes('events'));
  expect(heard.sort()).toEqual(promised.map(({ name }) => name).sort());
});

it('describes every route with its roles, an example and its answer', async () => {
  const document = await openApiOf(events);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      route: `${method} ${path}`,
      operation: operation as any,
    })),
  );
  expect(operations.map(({ route }) => route).sort()).toEqual([
    'get /v1/activities',
    'get /v1/activities/{id}',
    'get /v1/cadences',
    'get /v1/meetings',
    'get /v1/meetings/{id}',
    'post /v1/activities',
    'post /v1/activities/{id}/attendance',
    'post /v1/meetings',
    'post /v1/meetings/{id}/agenda-items',
    'post /v1/meetings/{id}/attendance',
    'post /v1/meetings/{id}/decisions',
  ]);
  for (const { operation } of operations) {
    expect(operation['x-roles']).not.toHaveLength(0);
    const answer = Object.entries<any>(operation.responses).find(([status]) => status.startsWith('2'))![1];
    expect(answer.content['application/json'].schema).toBeDefined();
  }
});
