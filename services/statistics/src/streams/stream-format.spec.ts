import { createParser } from 'eventsource-parser';
import { ndjsonFormat, negotiateFormat, sseFormat } from './stream-format.js';
import { mergeByTime } from './ticket-log.js';

const event = {
  partition: 3,
  position: 7,
  event_id: '0198f0f4-0000-7000-8000-000000000009',
  key: '0198f0f4-1c00-7a10-8000-000000000001',
  version: 12,
  type: 'muster.ticket.raised.v1',
  occurred_at: new Date('2026-11-23T00:00:00.123Z'),
  recorded_at: new Date('2026-11-23T00:00:00.456Z'),
  correlation_id: null,
  data: '{"version":12,"category_code":"customs-clearance"}',
};

const cloudEvent = {
  specversion: '1.0',
  id: event.event_id,
  source: '/services/escalation',
  type: event.type,
  subject: event.key,
  time: '2026-11-23T00:00:00.123Z',
  datacontenttype: 'application/json',
  dataschema: 'http://localhost:8080/schemas/muster.ticket.raised.v1.json',
  partitionkey: event.key,
  sequence: '00000000000000000012',
  tenantid: 'tianjin',
  recordedat: '2026-11-23T00:00:00.456Z',
  correlationid: event.key,
  data: { version: 12, category_code: 'customs-clearance' },
};

describe('the stream on the wire', () => {
  it('is Server-Sent Events that a parser of somebody else reads', () => {
    const format = sseFormat('http://localhost:8080');
    const seen: unknown[] = [];
    const heard: unknown[] = [];
    const parser = createParser({
      onEvent: (each) => seen.push({ ...each, data: JSON.parse(each.data) }),
      onRetry: (ms) => heard.push(ms),
      onComment: (text) => heard.push(text),
    });
    parser.feed(
      format.head + format.event(event, 'tianjin', 'v1.abc') + format.heartbeat(new Date(0), 'v1.def'),
    );
    expect(seen).toEqual([{ id: 'v1.abc', event: event.type, data: cloudEvent }]);
    expect(heard).toEqual([3000, 'hb 1970-01-01T00:00:00.000Z']);
  });

  it('is one CloudEvent per line, with its position', () => {
    const line = ndjsonFormat('http://localhost:8080').event(event, 'tianjin', 'v1.abc');
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ ...cloudEvent, streamposition: 'v1.abc' });
  });

  it.each([
    [undefined, 'sse'],
    ['*/*', 'sse'],
    ['text/event-stream', 'sse'],
    ['application/x-ndjson', 'ndjson'],
    ['application/json', 'ndjson'],
    ['application/json;q=0.5, text/event-stream', 'sse'],
    ['application/json, text/event-stream;q=0.5', 'ndjson'],
    ['text/html, application/json;q=0', undefined],
    ['text/csv', undefined],
  ])('answers Accept: %s with %s', (accept, format) => {
    expect(negotiateFormat(accept)).toBe(format);
  });

  it('keeps the order within a partition, whatever the clocks said', () => {
    const at = (name: string, ms: number) => ({ name, recorded_at: new Date(ms) });
    const merged = mergeByTime([[at('a1', 5), at('a2', 1)], [], [at('b1', 2), at('b2', 6)]]);
    expect(merged.map(({ name }) => name)).toEqual(['b1', 'a1', 'a2', 'b2']);
  });
});
