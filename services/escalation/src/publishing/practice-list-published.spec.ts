import { validate } from '@muster/contracts';
import type { PracticeListEvent } from '../domain/practice-lists/practice-list-event.js';
import { publishedPracticeListEvent } from './practice-list-published.js';

const at = Date.UTC(2026, 8, 1);
const itemId = '0198f0f4-3c00-7a10-8000-0000000000b1';
const item = { at, itemId, unitId: 'customs' };
const plan = {
  ...item,
  class: 'legacy',
  title: 'ask Mr. Li',
  dueOn: '2026-09-30',
  dueAt: at,
  ticketIds: ['0198f0f4-1c00-7a10-8000-000000000011'],
  projectIds: ['berth-9'],
} as const;
const events: readonly PracticeListEvent[] = [
  { type: 'practice_list.opened', at, id: 'l', title: 'for Mr. Li' },
  { type: 'practice_list.item_added', ...plan, position: 1 },
  { type: 'practice_list.item_revised', ...plan },
  { type: 'practice_list.items_ordered', at, itemIds: [itemId] },
  { type: 'practice_list.item_progressed', ...item, note: 'Mr. Li came', done: false, inTime: true },
  { type: 'practice_list.item_returned', ...item, reason: 'Mr. Li disagrees' },
  { type: 'practice_list.item_supervised', ...item, supervised: true, note: 'Mr. Li', role: 'supervisor' },
  { type: 'practice_list.item_overdue', ...item, dueAt: at },
  { type: 'practice_list.item_dropped', ...item, reason: 'Mr. Li' },
  { type: 'practice_list.closed', at, done: 3, dropped: 1 },
];

it.each(events.map((event) => [event.type, event] as const))('%s keeps the contract', (type, event) => {
  const common = { version: 1, occurred_at: new Date(at).toISOString() };
  const data = publishedPracticeListEvent(event, '0198f0f4-3c00-7a10-8000-000000000001', common);
  expect(() => validate(`muster.${type}.v1`, data)).not.toThrow();
  expect(JSON.stringify(data)).not.toContain('Li');
});
