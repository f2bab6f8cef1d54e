import type { ReceivedEvent } from '@muster/messaging';
import { Story } from '../domain/testing/story.js';
import { deliveryNews } from './delivery-news.js';
import { ticketReceipts } from './receipt.view.js';

const event = (key: string, version: number, name: string, data: object = {}): ReceivedEvent => ({
  id: '0198f0f4-1c00-7a10-8000-000000000001',
  type: `muster.notification.${name}.v1`,
  tenantId: 'harbour',
  key,
  version,
  time: new Date('2026-11-24T01:00:02Z'),
  recordedAt: new Date(0),
  correlationId: null,
  traceparent: null,
  data: { ticket_id: 't', round: 1, unit_id: 'customs', channel_kind: 'wecom', notice: 'offered', ...data },
  json: '{}',
  topic: 'muster.notifications.v1',
  partition: 0,
  offset: version,
});

it('keeps the last news of each offer, and nothing of reminders and results', () => {
  const news = deliveryNews([
    event('a', 1, 'failed'),
    event('a', 2, 'delivered'),
    event('b', 1, 'given_up', { notice: 'reopened' }),
    event('c', 1, 'delivered', { notice: 'sign_due' }),
    event('d', 1, 'delivered', { notice: 'resolved', unit_id: null }),
  ]);
  expect(news.map(({ notification_id, outcome, version }) => [notification_id, outcome, version])).toEqual([
    ['a', 'delivered', 2],
    ['b', 'given_up', 1],
  ]);
});

it('counts a unit as reached when one of its channels is, and names those that are not', () => {
  const whistle = new Story().raise().whistle!;
  const [first, second, ...rest] = whistle.assignments.map(({ unitId }) => unitId);
  const news = deliveryNews([
    event('a', 1, 'given_up', { unit_id: first }),
    event('b', 1, 'delivered', { unit_id: first, channel_kind: 'email' }),
    event('c', 1, 'failed', { unit_id: second }),
  ]).map((row) => ({ ...row, at: new Date(row.at) }));
  const receipts = ticketReceipts(whistle, news);
  expect([receipts.received, receipts.expected]).toEqual([1, whistle.assignments.length]);
  expect(receipts.units.map(({ unit_id, state }) => [unit_id, state])).toEqual([
    [first, 'delivered'],
    [second, 'failed'],
    ...rest.map((unit) => [unit, 'unreached']),
  ]);
  expect(receipts.units[0]!.channels.map(({ state }) => state)).toEqual(['given_up', 'delivered']);
});
