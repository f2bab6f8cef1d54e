import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.js';
import type { Metrics } from './metrics.js';

/** Answers probes and scrapes on a port of its own, so that neither is reachable through the public one. */
export class AdminServer {
  private readonly server: Server;

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {
    this.server = createServer((request, response) => {
      void this.answer(request.method ?? 'GET', (request.url ?? '/').split('?')[0]!, response);
    });
    this.server.keepAliveTimeout = 65_000;
  }

  /** Listens; port 0 takes any free one. Returns the port. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve());
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(method: string, path: string, response: ServerResponse): Promise<void> {
    try {
      if (method !== 'GET' && method !== 'HEAD') return send(response, 405, { status: 'method not allowed' });
      if (path === '/health/live') return send(response, 200, { status: 'up' });
      if (path === '/health/started') {
        const { isStarted } = this.health;
        return send(response, isStarted ? 200 : 503, { status: isStarted ? 'up' : 'starting' });
      }
      if (path === '/health/ready') {
        const { ready, checks } = await this.health.readiness();
        return send(response, ready ? 200 : 503, { status: ready ? 'up' : 'down', checks });
      }
      if (path === '/metrics') {
        const text = await this.metrics.registry.metrics();
        response.writeHead(200, { 'content-type': this.metrics.registry.contentType }).end(text);
        return;
      }
      send(response, 404, { status: 'not found' });
    } catch {
      send(response, 500, { status: 'failed' });
    }
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
