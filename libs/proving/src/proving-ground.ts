import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  eventually,
  type LocalStack,
  type LocalStackOptions,
  startLocalStack,
  type ServiceName,
  startSystem,
  type System,
  type SystemOptions,
} from '@muster/local-stack';
import pg from 'pg';
import { Client as HttpClient } from 'undici';
import { check, type Finding } from './checker.js';
import { type Acknowledged, Whistleblower } from './whistleblower.js';

/** An account with its key, as `accounts create` prints it. */
export interface Account {
  readonly alliance_id: string;
  readonly role: string;
  readonly name: string;
  readonly unit_id?: string;
  readonly enterprise_id?: string;
  readonly api_key: string;
}

/** How a proving ground is set up. */
export interface ProvingGroundOptions {
  /** The repository. */
  readonly root: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stack?: Partial<LocalStackOptions>;
  /** How services reach the servers, if not as everybody else: by secured listeners, say. */
  readonly reach?: (stack: LocalStack) => Promise<Pick<SystemOptions, 'stack' | 'ownEnv'>>;
  readonly log?: (line: string) => void;
}

const ALLIANCE = 'tianjin';

/** A whole system on servers of its own with one demo alliance in it; what bench and crash tests work on. */
export class ProvingGround {
  private constructor(
    readonly stack: LocalStack,
    readonly system: System,
    readonly accounts: readonly Account[],
    /** A category with one lead and four co-units: five assignments. */
    readonly category: string,
    private readonly root: string,
  ) {}

  static async open(options: ProvingGroundOptions): Promise<ProvingGround> {
    const log = options.log ?? (() => undefined);
    const stack = await startLocalStack({ mode: 'throwaway', fsync: true, own: true, log, ...options.stack });
    let system: System | undefined;
    try {
      system = await startSystem({
        ...(options.reach ? await options.reach(stack) : { stack }),
        workspace: options.root,
        folder: stack.dataFolder,
        ports: 'free',
        // Nothing but the load is measured: no verification begins by itself.
        env: { MUSTER_RATE_LIMIT: '0', LOG_LEVEL: 'warn', MUSTER_VERIFY_EVERY_HOURS: '0', ...options.env },
        log,
      });
      const directory = withoutInformed(
        JSON.parse(
          readFileSync(join(options.root, 'deploy', 'demo', `${ALLIANCE}.json`), 'utf8'),
        ) as DemoDirectory,
      );
      const accounts = await openAccounts(system, directory);
      await importDirectory(system, accounts, directory);
      return new ProvingGround(stack, system, accounts, categoryWithFive(directory), options.root);
    } catch (error) {
      await system?.stop();
      await stack.stop();
      throw error;
    }
  }

  /** A second process of every service on the same databases, topics and keys, as operators run them who want to lose none. Stop it yourself. */
  async startSecond(): Promise<System> {
    const folder = join(this.stack.dataFolder, 'second');
    cpSync(join(this.stack.dataFolder, 'keys'), join(folder, 'keys'), { recursive: true });
    return startSystem({
      stack: this.stack,
      workspace: this.root,
      folder,
      ports: 'free',
      env: this.system.facts.extra,
    });
  }

  databaseUrl(service: ServiceName): string {
    return this.system.facts.databaseUrl(service);
  }

  /** The first account of a role, or of a unit. */
  account(role: string, unitId?: string): Account {
    const found = this.accounts.find(
      (each) => each.role === role && (unitId === undefined || each.unit_id === unitId),
    );
    if (!found) throw new Error(`no account for ${role} ${unitId ?? ''}`);
    return found;
  }

  /** Resolves when nothing is under way any more: the outbox is empty and statistics has every event. */
  async atRest(): Promise<void> {
    const escalation = new pg.Client(this.databaseUrl('escalation'));
    const statistics = new pg.Client(this.databaseUrl('statistics'));
    await Promise.all([escalation.connect(), statistics.connect()]);
    const one = async (client: pg.Client, sql: string): Promise<number> =>
      Number((await client.query<{ n: string }>(sql)).rows[0]!.n);
    try {
      await eventually('the system at rest', async () => {
        const pending = await one(escalation, 'select count(*) as n from outbox');
        const logged = await one(escalation, 'select count(*) as n from event_log');
        const seen = await one(statistics, `select count(*) as n from public_event where topic = 2`);
        return pending === 0 && seen >= logged;
      });
    } finally {
      await Promise.all([escalation.end(), statistics.end()]);
    }
  }

  /** Events of whistles, as escalation's log has them. */
  async countEvents(): Promise<number> {
    const escalation = new pg.Client(this.databaseUrl('escalation'));
    await escalation.connect();
    try {
      const { rows } = await escalation.query<{ n: number }>('select count(*)::int as n from event_log');
      return rows[0]!.n;
    } finally {
      await escalation.end();
    }
  }

  /** Somebody who raises whistles of five assignments. @param through the system whose gateway is asked; the first unless told. */
  whistleblower(through: Pick<System, 'gatewayUrl'> = this.system): Whistleblower {
    return new Whistleblower(through.gatewayUrl, this.account('enterprise').api_key, this.category);
  }

  /** What must hold of everything that was acknowledged, once the system is at rest. */
  check(journal: readonly Acknowledged[]): Promise<Finding[]> {
    return check({
      databaseUrl: (service) => this.databaseUrl(service),
      journal,
      verifyStatistics: () => this.verifyStatistics(),
    });
  }

  /** What `statistics verify` objects to; empty when every cell equals a recomputation from the log. */
  async verifyStatistics(): Promise<string> {
    return this.system.run('statistics', ['verify']).then(
      () => '',
      (error: Error) => error.message,
    );
  }

  /** Has the statistics made again from their log. @returns events per second. */
  async rebuildStatistics(): Promise<number> {
    const outcome = await this.system.run('statistics', ['rebuild', '--json']);
    const { events, milliseconds } = JSON.parse(outcome) as { events: number; milliseconds: number };
    return Math.round((events * 1000) / milliseconds);
  }

  async close(): Promise<void> {
    await this.system.stop();
    await this.stack.stop();
  }

  /** Versions that figures depend on. */
  commit(): string {
    return spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: this.root,
      encoding: 'utf8',
    }).stdout.trim();
  }
}

interface DemoDirectory {
  readonly units: readonly { id: string }[];
  readonly enterprises: readonly { id: string }[];
  readonly responsibility_matrix: {
    readonly rules: readonly {
      category_code: string | null;
      process_stage: string | null;
      co_unit_ids: readonly string[];
      inform_unit_ids?: readonly string[];
    }[];
  };
}

/** With nobody who is only informed, an ordinary joint whistle has an assignment for its lead and one for each co-unit. */
function withoutInformed(directory: DemoDirectory): DemoDirectory {
  const { rules } = directory.responsibility_matrix;
  return {
    ...directory,
    responsibility_matrix: {
      ...directory.responsibility_matrix,
      rules: rules.map((rule) => ({ ...rule, inform_unit_ids: [] })),
    },
  };
}

function categoryWithFive(directory: DemoDirectory): string {
  const rule = directory.responsibility_matrix.rules.find(
    ({ category_code, process_stage, co_unit_ids }) =>
      category_code && !process_stage && co_unit_ids.length === 4,
  );
  if (!rule) throw new Error('no category of the demo alliance has a lead and four co-units');
  return rule.category_code!;
}

async function openAccounts(system: System, directory: DemoDirectory): Promise<Account[]> {
  const wanted = [
    ...['operator', 'dispatcher', 'council', 'analyst'].map((role) => ({ role, name: role })),
    ...directory.units.map(({ id }) => ({ role: 'unit_officer', unit_id: id, name: `officer of ${id}` })),
    { role: 'enterprise', enterprise_id: directory.enterprises[0]!.id, name: 'an enterprise' },
  ].map((account) => ({ alliance_id: ALLIANCE, ...account }));
  return JSON.parse(
    await system.run('gateway', ['accounts', 'create', '--batch', '--json'], JSON.stringify(wanted)),
  ) as Account[];
}

async function importDirectory(
  system: System,
  accounts: readonly Account[],
  directory: DemoDirectory,
): Promise<void> {
  const client = new HttpClient(system.gatewayUrl);
  const call = async (method: 'PUT' | 'GET', path: string, role: string, body?: object): Promise<number> => {
    const { api_key } = accounts.find((account) => account.role === role)!;
    const response = await client.request({
      method,
      path,
      headers: { authorization: `Bearer ${api_key}`, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.body.text();
    if (body && response.statusCode >= 300)
      throw new Error(`${method} ${path} → ${response.statusCode} ${text}`);
    return response.statusCode;
  };
  try {
    await call('PUT', `/v1/alliances/${ALLIANCE}/directory`, 'operator', directory);
    await escalationKnows(system);
  } finally {
    await client.close();
  }
}

/** The directory reaches escalation through Kafka: whistles can be raised as soon as it is there. */
async function escalationKnows(system: System): Promise<void> {
  const organizations = new pg.Client(system.facts.databaseUrl('organizations'));
  const escalation = new pg.Client(system.facts.databaseUrl('escalation'));
  await Promise.all([organizations.connect(), escalation.connect()]);
  const version = async (client: pg.Client): Promise<number> =>
    Number(
      (
        await client.query<{ version: string }>('select version from directory where tenant_id = $1', [
          ALLIANCE,
        ])
      ).rows[0]?.version ?? 0,
    );
  try {
    await eventually(
      'the directory in escalation',
      async () => (await version(escalation)) >= (await version(organizations)),
    );
  } finally {
    await Promise.all([organizations.end(), escalation.end()]);
  }
}
