import { AsyncResource } from 'node:async_hooks';
import dns from 'node:dns';

type Lookup = (hostname: string, ...rest: unknown[]) => void;
type Callback = (...answer: unknown[]) => void;

/**
 * Has everybody who asks for the same name at the same time share one answer, in the whole process (ADR-0182).
 *
 * Names are looked up on a few threads, and a name whose server is gone may take ten seconds each time. Connections to one server that is tried
 * again and again would then keep the names of all other servers waiting, and with them whatever needs a new connection.
 */
export function shareLookups(): void {
  // `net` looks the function up on this object for each connection.
  dns.lookup = sharing(dns.lookup as Lookup) as typeof dns.lookup;
}

/** A `dns.lookup` that asks `lookup` once for all equal questions that are open at the same time. */
export function sharing(lookup: Lookup): Lookup {
  const open = new Map<string, Callback[]>();
  const shared: Lookup = (hostname, ...rest) => {
    const callback = AsyncResource.bind(rest.pop() as Callback);
    const question = JSON.stringify([hostname, ...rest]);
    const waiting = open.get(question);
    if (waiting) {
      waiting.push(callback);
      return;
    }
    const callbacks = [callback];
    const answered: Callback = (...answer) => {
      open.delete(question);
      for (const each of callbacks) queueMicrotask(() => each(...answer));
    };
    open.set(question, callbacks);
    try {
      lookup(hostname, ...rest, answered);
    } catch (error) {
      open.delete(question); // it was no question at all
      throw error;
    }
  };
  // Also what `promisify` needs to know of it.
  return Object.defineProperties(shared, Object.getOwnPropertyDescriptors(lookup));
}
