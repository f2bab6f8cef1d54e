import type { ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Outcome } from './service-program.js';

const KEPT_WORDS = 4_000;

/** A service's program that stays for several commands: starting it takes longer than most of them (ADR-0020). */
export class ServiceSession {
  private readonly ended: Promise<number>;
  private readonly lines: AsyncIterator<string>;
  private said = '';

  /** @param child runs `main.js operate`. */
  constructor(
    readonly name: string,
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
  ) {
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.on(
      'data',
      (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-KEPT_WORDS)),
    );
    child.stdin.on('error', () => undefined); // it has ended: its exit code says more
    this.ended = new Promise((resolve) => {
      child.once('close', (status) => resolve(status ?? 1));
      child.once('error', () => resolve(1));
    });
  }

  /** One command after the other; the outcome of a program that has ended is its exit code. */
  async run(args: readonly string[]): Promise<Outcome> {
    this.said = '';
    this.child.stdin.write(`${JSON.stringify(args)}\n`);
    const documents: Record<string, unknown>[] = [];
    for (let next = await this.lines.next(); !next.done; next = await this.lines.next()) {
      if (!next.value.startsWith('{')) continue;
      const document = JSON.parse(next.value) as Record<string, unknown>;
      const { exit_code: code } = document;
      if (typeof code === 'number') return this.outcome(code, documents);
      documents.push(document);
    }
    return this.outcome((await this.ended) || 1, documents);
  }

  /** Lets the program end. */
  async close(): Promise<void> {
    this.child.stdin.end();
    await this.ended;
  }

  private outcome(code: number, documents: readonly Record<string, unknown>[]): Outcome {
    return { service: this.name, code, documents, said: this.said.trim() };
  }
}
