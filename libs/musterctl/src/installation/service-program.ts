import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ServiceSession } from './service-session.js';

/** How a program ended and what it printed. */
export interface Outcome {
  readonly service: string;
  /** 0–4 as in `exitCode`; 1 for whatever else went wrong. */
  readonly code: number;
  /** The JSON documents of standard output, one a line. */
  readonly documents: readonly Record<string, unknown>[];
  /** The end of standard error. */
  readonly said: string;
}

const KEPT_WORDS = 4_000;

/** The program of a service, in the service's folder. */
export const programIn = (folder: string): string => join(folder, 'bundle', 'main.js');

/** One service's program: whoever wants something of a service runs its own code, with its own configuration (ADR-0020). */
export class ServiceProgram {
  constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Starts the program for several commands; close it at the end. */
  open(): ServiceSession {
    return new ServiceSession(
      this.name,
      spawn(process.execPath, [programIn(this.folder), 'operate'], {
        cwd: this.folder,
        env: { ...this.environment, LOG_LEVEL: 'error' },
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    );
  }

  /** Runs one command to its end. @param onDocument is called for each document as it comes. */
  async run(
    args: readonly string[],
    onDocument?: (document: Record<string, unknown>) => void,
  ): Promise<Outcome> {
    const child = spawn(process.execPath, [programIn(this.folder), ...args], {
      cwd: this.folder,
      env: { ...this.environment, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const documents: Record<string, unknown>[] = [];
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-KEPT_WORDS)));
    const read = (async () => {
      for await (const line of createInterface({ input: child.stdout })) {
        if (!line.startsWith('{')) continue;
        const document = JSON.parse(line) as Record<string, unknown>;
        documents.push(document);
        onDocument?.(document);
      }
    })();
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    const code = await new Promise<number>((resolve) => {
      child.once('close', (status) => resolve(status ?? 1));
      child.once('error', () => resolve(1));
    });
    process.off('SIGINT', forward).off('SIGTERM', forward);
    await read;
    return { service: this.name, code, documents, said: said.trim() };
  }
}
