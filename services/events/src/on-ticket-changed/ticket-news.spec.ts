import { eventType } from '@muster/contracts';
import type { ReceivedEvent } from '@muster/messaging';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_AFTER, ticketNews, ticketNewsTypes } from './ticket-news.js';

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

it('sums up a batch per ticket: the last state and its version, the highest level, what only the first event says', () => {
  const raised = { level: 2, enterprise_id: 'e-017' };
  expect(
    ticketNews([
      event('north', 'a', 1, 'ticket.raised', raised),
      event('north', 'b', 7, 'ticket.escalated', { from_level: 1, to_level: 2 }),
      event('north', 'a', 2, 'ticket.dispatched'),
      event('north', 'a', 3, 'ticket.escalated', { from_level: 2, to_level: 3 }),
      event('south', 'a', 9, 'ticket.reopened', { round: 3, level: 2 }),
    ]),
  ).toEqual([
    {
      tenant_id: 'north',
      ticket_id: 'a',
      number: 'N-a',
      state: 'dispatched',
      level: 3,
      round: 1,
      enterprise_id: 'e-017',
      version: 2,
    },
    {
      tenant_id: 'north',
      ticket_id: 'b',
      number: 'N-b',
      state: 'raised',
      level: 2,
      round: 1,
      enterprise_id: null,
      version: 0,
    },
    {
      tenant_id: 'south',
      ticket_id: 'a',
      number: 'N-a',
      state: 'in_progress',
      level: 2,
      round: 3,
      enterprise_id: null,
      version: 9,
    },
  ]);
});

it('keeps what is younger when older events come behind it, as they may when they are published again', () => {
  const [news] = ticketNews([
    event('north', 'a', 5, 'ticket.withdrawn', { round: 2 }),
    event('north', 'a', 1, 'ticket.raised', { level: 1, enterprise_id: 'e-017' }),
  ]);
  expect(news).toMatchObject({ state: 'withdrawn', version: 5, level: 1, round: 2, enterprise_id: 'e-017' });
});

// docs/state-machines.md is what CI holds to the tables by which whistles are decided.
it('knows the state after every transition of a ticket', () => {
  const document = readFileSync(join(import.meta.dirname, '../../../../docs/state-machines.md'), 'utf8');
  const [, ofTickets] = document.split(/^## /m);
  const rows = [...ofTickets!.matchAll(/^\| ([^|]+) \| [^|]* → (\w+) \|(.*)$/gm)];
  const transitions = rows.map(([, id, to, rest]) => {
    const events = [...rest!.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, name]) => `muster.${name}.v1`);
    return { id, to, after: events.flatMap((type) => STATE_AFTER[type] ?? []).at(-1) ?? 'same' };
  });
  expect(transitions.length).toBeGreaterThan(50);
  expect(transitions.filter(({ to, after }) => to !== after)).toEqual([]);
  for (const type of ticketNewsTypes) expect(eventType(type)?.topic).toBe('muster.tickets.v1');
});
