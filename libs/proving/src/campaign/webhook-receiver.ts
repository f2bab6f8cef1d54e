import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import type { SeededRandom } from '../faults/seeded-random.js';
import { accountOf, type Alliance } from './alliances.js';

/** Share of the messages that are refused, and whose connection is cut, at their first attempt. */
const REFUSED = 0.1;
const CUT = 0.05;
const SECRET_PREFIX = 'whsec_';

interface NewChannel {
  readonly id: string;
  readonly secret: string;
}

/**
 * A unit's endpoint for webhooks, as bad as real ones are: at the first attempt it refuses some messages and cuts some connections
 * after it has read them. It checks the signatures by itself and remembers which offers it has acknowledged.
 */
export class WebhookReceiver {
  /** Ids of the events whose message was answered with 200. */
  readonly seen = new Set<string>();
  /** Messages that came more than once after they had been taken, which at least once allows. */
  repeated = 0;
  /** What no sender may do. */
  readonly complaints: string[] = [];
  private readonly attempted = new Set<string>();
  private readonly taken = new Set<string>();
  private secret = '';

  private constructor(
    private readonly server: Server,
    /** The unit of the alliance whose offers come here. */
    readonly unitId: string,
    private readonly random: SeededRandom,
  ) {}

  /** Listens on loopback and opens a channel of the unit that leads most, for its offers alone. */
  static async open(gatewayUrl: string, alliance: Alliance, random: SeededRandom): Promise<WebhookReceiver> {
    const server = createServer((incoming, answer) => void receiver.answer(incoming, answer));
    const receiver = new WebhookReceiver(server, busiestUnit(alliance), random);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await receiver.openChannel(gatewayUrl, accountOf(alliance, 'unit_officer', receiver.unitId).api_key);
    return receiver;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async openChannel(gatewayUrl: string, apiKey: string): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    const asOfficer = async (method: 'POST' | 'PUT', path: string, body: object): Promise<NewChannel> => {
      const answered = await request(`${gatewayUrl}/v1/notifications/channels${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = await answered.body.text();
      if (answered.statusCode >= 300)
        throw new Error(`${path || 'channel'} → ${answered.statusCode} ${answer}`);
      return JSON.parse(answer) as NewChannel;
    };
    const { id, secret } = await asOfficer('POST', '', {
      kind: 'webhook',
      address: `http://127.0.0.1:${port}/`,
    });
    this.secret = secret;
    await asOfficer('PUT', `/${id}/subscriptions`, { subscriptions: [{ events: ['offered'] }] });
  }

  private async answer(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      const body = await text(incoming);
      const id = String(incoming.headers['webhook-id']);
      if (!this.isSigned(incoming, id, body)) this.complaints.push(`message ${id} with a wrong signature`);
      const first = !this.attempted.has(id);
      this.attempted.add(id);
      if (first && this.random.chance(REFUSED)) return void answer.writeHead(503).end();
      if (first && this.random.chance(CUT)) return void incoming.socket.destroy();
      this.take(id, JSON.parse(body) as { type: string; data: { event_id: string; unit_id: string } });
      answer.writeHead(200).end();
    } catch {
      incoming.socket.destroy(); // the sender was killed while it wrote
    }
  }

  private take(
    id: string,
    { type, data }: { type: string; data: { event_id: string; unit_id: string } },
  ): void {
    if (this.taken.has(id)) this.repeated += 1;
    this.taken.add(id);
    this.seen.add(data.event_id);
    if (type !== 'muster.notice.offered' || data.unit_id !== this.unitId)
      this.complaints.push(`message ${id} is a ${type} for ${data.unit_id}, which was not asked for`);
  }

  /** Standard Webhooks 1.0: HMAC-SHA256 of id, timestamp and body under the secret that was given when the channel was opened. */
  private isSigned({ headers }: IncomingMessage, id: string, body: string): boolean {
    const key = Buffer.from(this.secret.slice(SECRET_PREFIX.length), 'base64');
    const signature = createHmac('sha256', key)
      .update(`${id}.${String(headers['webhook-timestamp'])}.${body}`)
      .digest('base64');
    return String(headers['webhook-signature']).split(' ').includes(`v1,${signature}`);
  }
}

/** The unit that most rules of the alliance's matrix name as lead. */
function busiestUnit({ document }: Alliance): string {
  const led = Map.groupBy(document.responsibility_matrix.rules, ({ lead_unit_id }) => lead_unit_id);
  return [...led].sort(([, a], [, b]) => b.length - a.length)[0]![0];
}
