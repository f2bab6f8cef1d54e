import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'undici';

const PATIENCE_MS = 25_000; // a sign of life comes every 15 s
const RETRY_MS = 300;

/** An analyst at the event stream: goes on where it was after every break, and remembers which events it has seen. */
export class StreamWatch {
  readonly seen = new Set<string>();
  /** How often the connection broke or was broken off. */
  disconnects = 0;
  /** Answers that end a stream for good, e.g. 410. */
  readonly complaints: string[] = [];
  private lastId = '';
  private readonly stopping = new AbortController();
  private connection = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly gatewayUrl: string,
    private readonly apiKey: string,
  ) {
    this.running = this.run();
  }

  /** Breaks the connection off; it is made again at once. */
  disconnect(): void {
    this.connection.abort();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.connection.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.connection = new AbortController();
      await this.listen(this.connection.signal).catch(() => undefined);
      this.disconnects += 1;
      await delay(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async listen(signal: AbortSignal): Promise<void> {
    const client = new Client(this.gatewayUrl, { headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
    try {
      const { statusCode, body } = await client.request({
        method: 'GET',
        path: '/v1/streams/tickets',
        headers: {
          authorization: `Bearer ${this.apiKey}`,
          accept: 'text/event-stream',
          ...(this.lastId && { 'last-event-id': this.lastId }),
        },
        signal,
      });
      if (statusCode !== 200) {
        const text = await body.text();
        if (statusCode < 500 && statusCode !== 429)
          this.complaints.push(`${statusCode} ${text.slice(0, 200)}`);
        return;
      }
      const decoder = new TextDecoder();
      let rest = '';
      for await (const chunk of body as AsyncIterable<Buffer>) {
        const frames = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = frames.pop()!;
        for (const frame of frames) this.take(frame);
      }
    } finally {
      await client.destroy().catch(() => undefined);
    }
  }

  // The id counts only once its event is taken: that is what makes "at least once" of the stream.
  private take(frame: string): void {
    let id: string | undefined;
    for (const line of frame.split('\n')) {
      if (line.startsWith('id: ')) id = line.slice(4);
      else if (line.startsWith('data: ')) this.seen.add((JSON.parse(line.slice(6)) as { id: string }).id);
    }
    if (id !== undefined) this.lastId = id;
  }
}
