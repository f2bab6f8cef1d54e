import { Injectable } from '@nestjs/common';

/** Returns when the part is well; throws with the reason when it is not. */
export type HealthCheck = () => Promise<unknown> | unknown;

export interface CheckResult {
  readonly name: string;
  readonly status: 'up' | 'down';
  readonly reason?: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: CheckResult[];
}

const CHECK_PATIENCE_MS = 2_000;

/** Collects what must be well before the service may receive work. Parts register themselves. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, HealthCheck>();
  private starting = true;
  private draining = false;

  /** Adds a check under a unique name, e.g. `database`. Returns a function that removes it. */
  register(name: string, check: HealthCheck): () => void {
    this.checks.set(name, check);
    return () => {
      if (this.checks.get(name) === check) this.checks.delete(name);
    };
  }

  /** The service is up: what it has to do once before it serves is done. */
  started(): void {
    this.starting = false;
  }

  get isStarted(): boolean {
    return !this.starting;
  }

  /** From now on the service reports itself as not ready, whatever its parts say: it is shutting down. */
  drain(): void {
    this.draining = true;
  }

  /** Runs every check at once; a check that takes longer than 2 s counts as down. */
  async readiness(): Promise<Readiness> {
    const checks = await Promise.all([...this.checks].map(([name, check]) => runCheck(name, check)));
    if (this.starting) checks.push({ name: 'lifecycle', status: 'down', reason: 'starting' });
    if (this.draining) checks.push({ name: 'lifecycle', status: 'down', reason: 'shutting down' });
    return { ready: checks.every((check) => check.status === 'up'), checks };
  }
}

async function runCheck(name: string, check: HealthCheck): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      Promise.resolve().then(check),
      new Promise((_resolve, reject) => {
        timer = setTimeout(
          () => reject(new Error(`no answer within ${CHECK_PATIENCE_MS} ms`)),
          CHECK_PATIENCE_MS,
        );
      }),
    ]);
    return { name, status: 'up' };
  } catch (error) {
    return {
      name,
      status: 'down',
      reason: error instanceof Error ? error.message || error.name : String(error),
    };
  } finally {
    clearTimeout(timer);
  }
}
