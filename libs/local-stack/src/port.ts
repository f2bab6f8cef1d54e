import { randomInt } from 'node:crypto';
import { createServer, connect } from 'node:net';

/** True when a server could listen on this port of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    // Exclusive of nothing but real listeners: Node sets SO_REUSEADDR, so lingering connections do not count.
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

const handedOut = new Set<number>();

/**
 * A free port between 20000 and 31999: below the range from which systems take ports for outgoing connections
 * (32768 and up), because a server that is killed must find its port free when it comes back.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(20_000, 32_000);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
  throw new Error('no free port between 20000 and 31999');
}

/** The wanted port when it is free, else any free one. */
export async function portNear(wanted: number): Promise<number> {
  return (await isFree(wanted)) ? wanted : freePort();
}

/** True when something accepts connections there. */
export async function accepts(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
