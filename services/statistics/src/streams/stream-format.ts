import { dataSchemaOf, encodeSequence, sourceOf } from '@muster/contracts';
import type { LoggedEvent } from './ticket-log.js';

/** How events look on the wire. */
export interface StreamFormat {
  readonly contentType: string;
  /** Whether the stream stays open at the present unless told otherwise. */
  readonly follows: boolean;
  /** What comes first. */
  readonly head: string;
  event(event: LoggedEvent, tenantId: string, position: string): string;
  /** Sign of life; `position` when it has moved since the last event. */
  heartbeat(at: Date, position: string | null): string;
}

const SOURCE = sourceOf('escalation');

/** Server-Sent Events: one structured CloudEvent per `data` line, its type as the event's name, the position as its id. */
export function sseFormat(publicUrl: string): StreamFormat {
  return {
    contentType: 'text/event-stream; charset=utf-8',
    follows: true,
    head: 'retry: 3000\n\n',
    event: (event, tenantId, position) =>
      `id: ${position}\nevent: ${event.type}\ndata: ${cloudEvent(event, tenantId, publicUrl)}\n\n`,
    heartbeat: (at, position) =>
      `${position === null ? '' : `id: ${position}\n`}: hb ${at.toISOString()}\n\n`,
  };
}

/** One structured CloudEvent per line; the position travels as the extension attribute `streamposition`. */
export function ndjsonFormat(publicUrl: string): StreamFormat {
  return {
    contentType: 'application/x-ndjson; charset=utf-8',
    follows: false,
    head: '',
    event: (event, tenantId, position) => `${cloudEvent(event, tenantId, publicUrl, position)}\n`,
    heartbeat: () => '\n',
  };
}

// The data goes out as the text that was published: it is neither parsed nor written anew.
function cloudEvent(event: LoggedEvent, tenantId: string, publicUrl: string, position?: string): string {
  const attributes = JSON.stringify({
    specversion: '1.0',
    id: event.event_id,
    source: SOURCE,
    type: event.type,
    subject: event.key,
    time: event.occurred_at.toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(publicUrl, event.type),
    partitionkey: event.key,
    sequence: encodeSequence(event.version),
    tenantid: tenantId,
    recordedat: event.recorded_at.toISOString(),
    correlationid: event.correlation_id ?? event.key,
    ...(position === undefined ? {} : { streamposition: position }),
  });
  return `${attributes.slice(0, -1)},"data":${event.data}}`;
}

/** The format that a caller asks for by `Accept`; undefined when none of ours will do. Server-Sent Events when anything will. */
export function negotiateFormat(accept: string | undefined): 'sse' | 'ndjson' | undefined {
  if (accept === undefined || accept.trim() === '') return 'sse';
  const wishes = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters
      .map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1])
      .find((each) => each !== undefined);
    return { type: type.trim(), quality: quality === undefined ? 1 : Number(quality) };
  });
  wishes.sort((a, b) => b.quality - a.quality);
  for (const { type, quality } of wishes) {
    if (quality === 0) continue;
    if (type === 'text/event-stream' || type === 'text/*' || type === '*/*') return 'sse';
    if (NDJSON.has(type)) return 'ndjson';
  }
  return undefined;
}

const NDJSON = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/json',
  'application/*',
]);
