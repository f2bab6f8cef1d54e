import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ProjectionChanges } from '../projection/projection-changes.js';
import { TICKETS } from '../projection/topic.js';
import type { StreamFormat } from './stream-format.js';
import { StreamPosition } from './stream-position.js';
import type { TicketLog } from './ticket-log.js';

/** What one reader gets. */
export interface StreamRequest {
  readonly tenantId: string;
  readonly position: StreamPosition;
  readonly types: readonly string[] | null;
  readonly format: StreamFormat;
  /** Stay open at the present. */
  readonly follow: boolean;
}

const PAGE = 200;
const WRITE_BYTES = 64 * 1024;
const HEARTBEAT_MS = 15_000;
/** Commits come in bursts: a reader looks at most so often. */
const REST_MS = 40;
/** What another process committed is found by looking. */
const LOOK_EVERY_MS = 1_000;

/**
 * Feeds one reader from the log until it leaves, the present is reached, or `ending` is aborted. It reads on only when the socket
 * has taken what was written: a slow reader costs one page of memory.
 */
export async function feed(
  { tenantId, position, types, format, follow }: StreamRequest,
  log: TicketLog,
  changes: ProjectionChanges,
  socket: ServerResponse,
  ending: AbortSignal,
): Promise<void> {
  const bell = new Bell(changes);
  let written = performance.now();
  let told = position.toString();
  const send = async (text: string): Promise<void> => {
    written = performance.now();
    if (!socket.write(text)) await once(socket, 'drain', { signal: ending });
  };
  let target: StreamPosition | undefined;
  try {
    if (format.head) await send(format.head);
    while (!ending.aborted) {
      bell.reset();
      const { events, reached, ends, more } = await log.page(tenantId, position, types, PAGE);
      target ??= StreamPosition.of(tenantId, ends);
      let chunk = '';
      for (const event of events) {
        position.advance(event.partition, event.position);
        told = position.toString();
        chunk += format.event(event, tenantId, told);
        if (chunk.length < WRITE_BYTES) continue;
        await send(chunk);
        chunk = '';
      }
      if (chunk) await send(chunk);
      for (const [partition, at] of reached) position.advance(partition, at);
      if (!follow && target.entries().every(([partition, at]) => position.at(partition) >= at)) return;
      if (more) continue;
      const silent = performance.now() - written;
      if (silent >= HEARTBEAT_MS) {
        const now = position.toString();
        await send(format.heartbeat(new Date(), now === told ? null : now));
        told = now;
      }
      await bell.wait(Math.min(LOOK_EVERY_MS, HEARTBEAT_MS), ending);
    }
  } catch (error) {
    if (!ending.aborted) throw error;
  } finally {
    bell.close();
  }
}

/** Rings when whistles have been committed in this process. */
class Bell {
  private rung = Promise.withResolvers<void>();
  private readonly unlisten: () => void;

  constructor(changes: ProjectionChanges) {
    this.unlisten = changes.listen((topic) => {
      if (topic === TICKETS) this.rung.resolve();
    });
  }

  /** Forgets earlier ringing; call it before looking, so that nothing falls between looking and waiting. */
  reset(): void {
    this.rung = Promise.withResolvers<void>();
  }

  async wait(patienceMs: number, ending: AbortSignal): Promise<void> {
    await rest(REST_MS, ending);
    await Promise.race([this.rung.promise, rest(patienceMs, ending)]);
  }

  close(): void {
    this.unlisten();
  }
}

function rest(ms: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ending.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      ending.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    ending.addEventListener('abort', done);
  });
}
