import { encodeHeaders } from '@muster/contracts';
import type { OutgoingMessage } from '@muster/messaging';
import { v7 as uuidv7 } from 'uuid';

/** A record of `muster.tickets.v1` as escalation would send it, with a value of the test's choice. */
export function ticketRecord(key: string, version: number, type: string, value: string): OutgoingMessage {
  const time = new Date();
  const envelope = {
    id: uuidv7(),
    service: 'escalation',
    type,
    key,
    version,
    time,
    recordedAt: time,
    tenantId: 'tianjin',
    correlationId: null,
    traceparent: null,
  };
  const headers = encodeHeaders(envelope, 'http://localhost:8080');
  return { topic: 'muster.tickets.v1', key, value, headers };
}

/** The data of `ticket.raised`. */
export const raised = (ticketId: string): object => ({
  version: 1,
  occurred_at: '2026-11-23T00:05:00.000Z',
  ticket_id: ticketId,
  ticket_no: 'TJ-2026-900001',
  round: 1,
  enterprise_id: 'enterprise-017',
  source: 'enterprise',
  kind: 'key',
  category_code: 'port.berth',
  process_stage: null,
  priority: false,
  level: 1,
});

/** The data of `ticket.started`. */
export const started = (ticketId: string): object => ({
  version: 2,
  occurred_at: '2026-11-23T00:06:00.000Z',
  ticket_id: ticketId,
  ticket_no: 'TJ-2026-900001',
  round: 1,
  lead_assignment_id: '3f1c9b1a-52e0-5d0f-9a51-000000000001',
});
