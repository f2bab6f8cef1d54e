import { eventType } from '@muster/contracts';
import type { ReceivedEvent } from '@muster/messaging';
import { landingNews, landingTypes } from './landing-news.js';

const event = (name: string, version: number, data: object = {}) =>
  ({
    type: `muster.followup.${name}.v1`,
    tenantId: 'north',
    version,
    time: new Date(version * 1000),
    data: { follow_up_id: 'd', kind: 'decision', ...data },
  }) as unknown as ReceivedEvent;

it('keeps the newest of each decision, whatever comes last', () => {
  expect(
    landingNews([
      event('landed', 3),
      event('reopened', 5),
      event('landed', 4),
      event('landed', 9, { follow_up_id: 'e' }),
      event('landed', 7, { kind: 'policy', follow_up_id: 'p' }),
      event('added', 8),
    ]),
  ).toEqual([
    { tenant_id: 'north', decision_id: 'd', landed_at: null, version: 5 },
    { tenant_id: 'north', decision_id: 'e', landed_at: '1970-01-01T00:00:09.000Z', version: 9 },
  ]);
});

it('reads types of the topic', () => {
  for (const type of landingTypes) expect(eventType(type)?.topic).toBe('muster.tickets.v1');
});
