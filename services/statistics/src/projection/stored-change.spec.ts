import type { ReceivedEvent } from '@muster/messaging';
import { changesIn } from './stored-change.js';

const event = (version: number, other: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  ...{ id: `event-${version}`, type: 'muster.ticket.raised.v1', tenantId: 'tianjin', key: 'one', version },
  ...{ time: new Date(version), recordedAt: new Date(1_000), correlationId: 'one', traceparent: null },
  ...{ data: {}, json: '{}', topic: 'muster.tickets.v1', partition: 3, offset: version },
  ...other,
});
const cut = (...events: ReceivedEvent[]) =>
  changesIn(events).map((change) => change.map(({ version }) => version));

describe('a batch', () => {
  it('is taken apart where another command, key or partition begins', () => {
    expect(changesIn([])).toEqual([]);
    expect(cut(event(1), event(2), event(3))).toEqual([[1, 2, 3]]);
    expect(cut(event(1), event(2, { recordedAt: new Date(1_001) }))).toEqual([[1], [2]]);
    expect(cut(event(1), event(2, { correlationId: null }))).toEqual([[1], [2]]);
    expect(cut(event(1), event(2, { key: 'other' }))).toEqual([[1], [2]]);
    expect(cut(event(1), event(2, { tenantId: 'yantian' }))).toEqual([[1], [2]]);
    expect(cut(event(1), event(2, { partition: 4 }))).toEqual([[1], [2]]);
    expect(cut(event(1), event(3), event(4), event(4), event(2))).toEqual([[1], [3, 4], [4], [2]]);
  });

  it('has changes of a bounded size', () => {
    const many = Array.from({ length: 150 }, (_, index) => event(index + 1));
    expect(changesIn(many).map(({ length }) => length)).toEqual([64, 64, 22]);
    expect(changesIn(many).flat()).toEqual(many);
  });
});
