import { eventTypes } from '@muster/contracts';
import { directoryEventTypes, entryOf } from './index.js';

// Who is to be covered follows from the entries and is kept nowhere (ADR-0242, ADR-0245).
const FOLLOWS = ['muster.coverage.changed.v1', 'muster.project_coverage.changed.v1'];

it('keeps every event of the organizations topic that brings an entry', () => {
  const published = Object.values(eventTypes).filter(({ topic }) => topic === 'muster.organizations.v1');
  expect([...directoryEventTypes, ...FOLLOWS].sort()).toEqual(published.map(({ type }) => type).sort());
});

it('leaves other events alone', () => {
  expect(entryOf({ type: 'muster.ticket.raised.v1', version: 1, data: {} })).toBeUndefined();
});
