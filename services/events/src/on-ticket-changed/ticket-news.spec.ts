import type { ReceivedEvent } from '@muster/messaging';
import { ticketNews } from './ticket-news.js';

const event = (
  tenantId: string,
  key: string,
  version: number,
  name: string,
  data: object = {},
): ReceivedEvent => ({
  id: '0198f0f4-1c00-7a10-8000-000000000001',
  type: `muster.${name}.v1`,
  tenantId,
  key,
  version,
  time: new Date(0),
  recordedAt: new Date(0),
  correlationId: null,
  traceparent: null,
  data: { ticket_no: `N-${key}`, round: 1, ...data },
  json: '{}',
  topic: 'muster.tickets.v1',
  partition: 0,
  offset: version,
});

it('sums up a batch per ticket: the last state, what only the first event says, the last version', () => {
  const raised = { level: 2, enterprise_id: 'e-017' };
  expect(
    ticketNews([
      event('north', 'a', 1, 'ticket.raised', raised),
      event('north', 'b', 7, 'assignment.signed'),
      event('north', 'a', 2, 'ticket.dispatched'),
      event('north', 'a', 3, 'assignment.offered'),
      event('south', 'a', 9, 'ticket.reopened', { round: 2 }),
    ]),
  ).toEqual([
    {
      tenant_id: 'north',
      ticket_id: 'a',
      number: 'N-a',
      state: 'dispatched',
      level: 2,
      round: 1,
      enterprise_id: 'e-017',
      version: 3,
    },
    {
      tenant_id: 'north',
      ticket_id: 'b',
      number: 'N-b',
      state: null,
      level: null,
      round: 1,
      enterprise_id: null,
      version: 7,
    },
    {
      tenant_id: 'south',
      ticket_id: 'a',
      number: 'N-a',
      state: 'in_progress',
      level: null,
      round: 2,
      enterprise_id: null,
      version: 9,
    },
  ]);
});
