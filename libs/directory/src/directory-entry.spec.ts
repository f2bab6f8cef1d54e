import { eventTypes } from '@muster/contracts';
import { directoryEventTypes, entryOf } from './index.js';

it('keeps every event of the organizations topic', () => {
  const published = Object.values(eventTypes).filter(({ topic }) => topic === 'muster.organizations.v1');
  expect([...directoryEventTypes].sort()).toEqual(published.map(({ type }) => type).sort());
});

it('leaves other events alone', () => {
  expect(entryOf({ type: 'muster.ticket.raised.v1', version: 1, data: {} })).toBeUndefined();
});
