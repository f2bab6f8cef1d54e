import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@muster/local-stack';
import type { Arena } from '../campaign/arena.js';

/** A process of the system. */
export type Target =
  | { readonly kind: 'service'; readonly name: ServiceName }
  | { readonly kind: 'broker'; readonly id: number }
  | { readonly kind: 'postgres' };

/** One SIGKILL. */
export interface Kill {
  readonly at: string;
  readonly kind: Target['kind'];
  readonly target: string;
}

/** How long it took until everything was ready again. */
export interface Comeback {
  readonly at: string;
  /** Seconds from the last server's return until the services that had stayed up were ready. Null: none had. */
  readonly survivors_ready_s: number | null;
  /** Seconds until all were ready, starts of the killed included. */
  readonly all_ready_s: number;
}

const START_TRIES = 3;
/** Characters of a log that say why its process ended. */
const LAST_WORDS = 1_000;
const READY_PATIENCE_MS = 60_000;

/** Short name of a process, as reports use it. */
export const targetName = (target: Target): string =>
  target.kind === 'service' ? target.name : target.kind === 'broker' ? `kafka-${target.id}` : 'postgresql';

/**
 * What kills processes and starts them again. It plays the process supervisor and nothing more: whatever else was needed to get the
 * system going again would be manual help (I15).
 */
export class Supervisor {
  readonly kills: Kill[] = [];
  readonly comebacks: Comeback[] = [];
  /** What should not have happened: services that ended by themselves, or did not come back. */
  readonly troubles: string[] = [];
  private readonly expectedDown = new Set<string>();

  constructor(private readonly arena: Arena) {}

  /** Every process. */
  get targets(): Target[] {
    return [
      ...serviceNames.map((name) => ({ kind: 'service', name }) as const),
      ...this.arena.brokerIds.map((id) => ({ kind: 'broker', id }) as const),
      { kind: 'postgres' },
    ];
  }

  pidOf(target: Target): number | undefined {
    const { system, stack } = this.arena;
    if (target.kind === 'service') return system.services[target.name].pid;
    return target.kind === 'broker' ? stack.kafka.pidOf(target.id) : stack.postgres.pid;
  }

  /** SIGKILL, all at the same moment. */
  async kill(...targets: readonly Target[]): Promise<void> {
    const { system, stack } = this.arena;
    this.notice();
    const at = new Date().toISOString();
    await Promise.all(
      targets.map(async (target) => {
        if (this.pidOf(target) === undefined) return;
        this.kills.push({ at, kind: target.kind, target: targetName(target) });
        this.expectedDown.add(targetName(target));
        if (target.kind === 'service') await system.kill9(target.name);
        else if (target.kind === 'broker') await stack.kafka.kill9(target.id);
        else await stack.postgres.kill9();
      }),
    );
  }

  /** SIGTERM to services: they finish what they have begun. */
  async stopServices(names: readonly ServiceName[]): Promise<void> {
    for (const name of names) this.expectedDown.add(name);
    await Promise.all(names.map((name) => this.arena.system.services[name].stop()));
  }

  /** From now on this process may end by itself without that being held against it: its disk is full, say. */
  mayEnd(target: Target): void {
    this.expectedDown.add(targetName(target));
  }

  /** Starts what is down, servers first, and returns when everything is ready. */
  async bringBack(): Promise<void> {
    this.notice();
    const { system } = this.arena;
    const survivors = serviceNames.filter((name) => system.services[name].pid !== undefined);
    for (let tried = 1; ; tried++) {
      try {
        await this.startServers();
        break;
      } catch (error) {
        this.troubles.push(`a server did not start: ${String(error).slice(0, 300)}`);
        if (tried === START_TRIES) throw error;
      }
    }
    const began = performance.now();
    const seconds = (): number => Number(((performance.now() - began) / 1000).toFixed(2));
    for (const name of serviceNames) system.services[name].launch();
    this.expectedDown.clear();
    let survivorsReady: number | null = null;
    const ready = async (name: ServiceName): Promise<void> => {
      await system.services[name].ready(READY_PATIENCE_MS).catch(() => {
        this.troubles.push(
          `${name} was not ready ${READY_PATIENCE_MS / 1000} s after everything it needs was back`,
        );
      });
    };
    await Promise.all([
      Promise.all(survivors.map(ready)).then(() => {
        if (survivors.length > 0) survivorsReady = seconds();
      }),
      ...serviceNames.filter((name) => !survivors.includes(name)).map(ready),
    ]);
    this.comebacks.push({
      at: new Date().toISOString(),
      survivors_ready_s: survivorsReady,
      all_ready_s: seconds(),
    });
  }

  private async startServers(): Promise<void> {
    const { postgres, kafka } = this.arena.stack;
    await Promise.all([
      postgres.pid === undefined ? postgres.start() : undefined,
      this.arena.brokerIds.some((id) => kafka.pidOf(id) === undefined) ? kafka.start() : undefined,
    ]);
  }

  private notice(): void {
    for (const target of this.targets) {
      const name = targetName(target);
      if (this.pidOf(target) !== undefined || this.expectedDown.has(name)) continue;
      this.troubles.push(`${name} ended by itself; its log ends: ${this.lastWords(name)}`);
      this.expectedDown.add(name);
    }
  }

  /** The end of a process's log, in one line: by the next look it has been started again, and says something else. */
  private lastWords(name: string): string {
    const file = join(this.arena.stack.dataFolder, 'logs', `${name}.log`);
    return existsSync(file)
      ? readFileSync(file, 'utf8').slice(-LAST_WORDS).replaceAll(/\s+/g, ' ')
      : 'nothing';
  }
}
