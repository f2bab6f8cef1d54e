import { connect, type Socket } from 'node:net';

const READ_BYTES = 65_536;
const KEEP_ALIVE_MS = 60_000;

/**
 * A connection for kafkajs that reads into the same buffer again and again, and hands over copies of what came. A broker answers in a dozen
 * pieces; each would be read into memory of its own outside the heap, which seems to be what made V8 collect the whole heap (ADR-0161).
 */
export function openSocket(to: {
  readonly host: string;
  readonly port: number;
  readonly onConnect: () => void;
}): Socket {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const callback = (bytes: number) => {
    socket.emit('data', Buffer.from(buffer.subarray(0, bytes)));
    return true;
  };
  const socket = connect({ host: to.host, port: to.port, onread: { buffer, callback } }, to.onConnect);
  return socket.setKeepAlive(true, KEEP_ALIVE_MS);
}
