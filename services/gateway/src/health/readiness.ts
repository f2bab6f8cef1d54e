import { Injectable } from '@nestjs/common';
import { Health } from '@muster/observability';
import { Pool } from 'undici';
import type { GatewayConfig } from '../gateway.config.js';
import type { UpstreamName } from '../proxy/upstream.js';

/** Whether the whole system can do its work: the gateway's own parts and every service behind it. */
export interface SystemReadiness {
  readonly ready: boolean;
  readonly services: Readonly<Record<string, 'up' | 'down'>>;
}

const PATIENCE_MS = 2_500;
const BELIEVED_MS = 500;
const ADMIN_OFFSET = 1000;

/** Asks every service's admin port. Answers are shared for half a second, so that probing cannot become load. */
@Injectable()
export class SystemHealth {
  private readonly admins: ReadonlyMap<UpstreamName, Pool>;
  private last?: { readonly at: number; readonly result: Promise<SystemReadiness> };

  constructor(
    config: GatewayConfig,
    private readonly own: Health,
  ) {
    const urls: [UpstreamName, string][] = [
      ['organizations', config.organizationsAdminUrl ?? adminOf(config.organizationsUrl)],
      ['escalation', config.escalationAdminUrl ?? adminOf(config.escalationUrl)],
      ['events', config.eventsAdminUrl ?? adminOf(config.eventsUrl)],
      ['statistics', config.statisticsAdminUrl ?? adminOf(config.statisticsUrl)],
      ['notifications', config.notificationsAdminUrl ?? adminOf(config.notificationsUrl)],
    ];
    this.admins = new Map(
      urls.map(([name, url]) => [
        name,
        new Pool(url, {
          connections: 1,
          headersTimeout: PATIENCE_MS,
          bodyTimeout: PATIENCE_MS,
          connect: { timeout: PATIENCE_MS },
        }),
      ]),
    );
  }

  readiness(): Promise<SystemReadiness> {
    const now = performance.now();
    if (!this.last || now - this.last.at > BELIEVED_MS) this.last = { at: now, result: this.ask() };
    return this.last.result;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.admins.values()].map((pool) => pool.destroy()));
  }

  private async ask(): Promise<SystemReadiness> {
    const { ready } = await this.own.readiness();
    const answers = await Promise.all(
      [...this.admins].map(async ([name, pool]) => [name, await isReady(pool)] as const),
    );
    const services = { gateway: ready ? 'up' : 'down', ...Object.fromEntries(answers) } as Record<
      string,
      'up' | 'down'
    >;
    return { ready: Object.values(services).every((state) => state === 'up'), services };
  }
}

async function isReady(pool: Pool): Promise<'up' | 'down'> {
  try {
    const { statusCode, body } = await pool.request({ path: '/health/ready', method: 'GET' });
    await body.dump();
    return statusCode === 200 ? 'up' : 'down';
  } catch {
    return 'down';
  }
}

function adminOf(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${Number(port || 80) + ADMIN_OFFSET}`;
}
