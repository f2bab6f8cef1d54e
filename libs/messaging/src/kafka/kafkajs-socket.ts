import { connect, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectSecurely } from 'node:tls';

const READ_BYTES = 65_536;
const KEEP_ALIVE_MS = 60_000;

/**
 * A connection for kafkajs that reads into the same buffer again and again, and hands over copies of what came. A broker answers in a dozen
 * pieces; each would be read into memory of its own outside the heap, which seems to be what made V8 collect the whole heap (ADR-0161).
 *
 * @param to.ssl an encrypted one; `onConnect` is then called when the broker has shown its certificate and it was found right.
 */
export function openSocket(to: {
  readonly host: string;
  readonly port: number;
  readonly ssl?: ConnectionOptions | undefined;
  readonly onConnect: () => void;
}): Socket {
  const { host, port, ssl, onConnect } = to;
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const callback = (bytes: number) => {
    socket.emit('data', Buffer.from(buffer.subarray(0, bytes)));
    return true;
  };
  const plain = { host, port, onread: { buffer, callback } };
  const socket: Socket = ssl
    ? connectSecurely({ ...plain, ...(isIP(host) === 0 && { servername: host }), ...ssl }, onConnect)
    : connect(plain, onConnect);
  return socket.setKeepAlive(true, KEEP_ALIVE_MS);
}
