import { createLogger, withContext } from '@muster/observability';
import { batchContext } from './batch-log-context.js';
import type { ReceivedEvent } from './received-event.js';

const event: ReceivedEvent = {
  id: '01890000-0000-7000-8000-000000000001',
  type: 'muster.ticket.raised.v1',
  tenantId: 'harbour',
  key: 'ticket-1',
  version: 1,
  time: new Date(0),
  recordedAt: new Date(0),
  correlationId: null,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: { title: 'private' },
  json: '{}',
  topic: 'muster.tickets.v1',
  partition: 3,
  offset: 42,
};

function lineWithin(events: readonly ReceivedEvent[]): Record<string, unknown> {
  const lines: string[] = [];
  const logger = createLogger({ service: 'reader', destination: { write: (line) => void lines.push(line) } });
  withContext(batchContext(events), () => logger.warn('something is odd'));
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}

describe('what a consumer’s handler logs', () => {
  it('carries the ids of the one event that it works on', () => {
    const line = lineWithin([event]);
    expect(line).toMatchObject({
      request_id: 'muster.tickets.v1/3/42',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
      tenant_id: 'harbour',
      ticket_id: 'ticket-1',
      event_id: event.id,
    });
    expect(JSON.stringify(line)).not.toContain('private');
  });

  it('names no single ticket while it works on many', () => {
    const line = lineWithin([event, { ...event, key: 'ticket-2', tenantId: 'other' }]);
    expect(line).toMatchObject({ request_id: 'muster.tickets.v1/3/42' });
    expect(line).not.toHaveProperty('ticket_id');
    expect(line).not.toHaveProperty('tenant_id');
  });
});
