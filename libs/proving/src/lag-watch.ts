import { request } from 'undici';

/**
 * Listens at the public event stream, which statistics feeds in the transaction that also moves the figures, and notes how long
 * after the gateway's answer a whistle had reached the statistics (milliseconds).
 */
export class LagWatch {
  private readonly answered = new Map<string, number>();
  private readonly arrived = new Map<string, number>();
  private readonly abort = new AbortController();
  private reading?: Promise<void>;
  private complete?: () => void;
  private lags: number[] = [];

  constructor(
    private readonly gatewayUrl: string,
    private readonly apiKey: string,
  ) {}

  /** @throws Error when the gateway does not open the stream. */
  async open(): Promise<void> {
    const url = `${this.gatewayUrl}/v1/streams/tickets?types=muster.ticket.raised.v1&follow=true&since=${Date.now()}`;
    const { statusCode, body } = await request(url, {
      headers: { authorization: `Bearer ${this.apiKey}`, accept: 'application/x-ndjson' },
      signal: this.abort.signal,
      bodyTimeout: 0,
    });
    if (statusCode !== 200) throw new Error(`the stream answered ${statusCode}: ${await body.text()}`);
    this.reading = this.read(body);
  }

  /** Says that the gateway has just acknowledged this ticket. */
  acknowledged(ticketId: string): void {
    const now = performance.now();
    const arrival = this.arrived.get(ticketId);
    if (arrival === undefined) this.answered.set(ticketId, now);
    else this.lags.push(Math.max(0, arrival - now));
  }

  /** Resolves when every acknowledged whistle has arrived; gives the lags since the last call. */
  async settle(): Promise<number[]> {
    if (this.answered.size > 0) await new Promise<void>((resolve) => (this.complete = resolve));
    const lags = this.lags;
    this.lags = [];
    this.arrived.clear();
    return lags;
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(body: AsyncIterable<Buffer>): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of body) {
        const now = performance.now();
        const lines = (rest + chunk.toString('utf8')).split('\n');
        rest = lines.pop()!;
        for (const line of lines) if (line.startsWith('{')) this.onEvent(line, now);
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }

  private onEvent(line: string, now: number): void {
    const { data } = JSON.parse(line) as { data: { ticket_id: string } };
    const since = this.answered.get(data.ticket_id);
    if (since === undefined) {
      this.arrived.set(data.ticket_id, now);
      return;
    }
    this.lags.push(now - since);
    this.answered.delete(data.ticket_id);
    if (this.answered.size === 0) this.complete?.();
  }
}
