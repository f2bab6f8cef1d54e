import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the receiver answers. `silence`: nothing at all. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly silence?: true;
}

/** Somebody's HTTP endpoint: keeps what it gets, answers as it is told (204 unless told). */
export class Receiver {
  readonly arrived: Arrived[] = [];
  reply: (arrived: Arrived) => Reply = () => ({});

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Receiver> {
    const receiver: Receiver = new Receiver(
      createServer((request, response) => {
        let body = '';
        request.on('data', (chunk) => (body += String(chunk)));
        request.on('end', () => {
          const arrived = { path: request.url!, headers: request.headers, body };
          receiver.arrived.push(arrived);
          const reply = receiver.reply(arrived);
          if (!reply.silence)
            response.writeHead(reply.status ?? (reply.body ? 200 : 204), reply.headers).end(reply.body);
        });
      }),
    );
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
