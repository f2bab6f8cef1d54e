import type { ServiceName } from '@muster/local-stack';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Evidence, Outage } from '../checker/evidence.js';
import { judge } from '../checker/invariants.js';
import { Clocks } from '../faults/clocks.js';
import { Disks } from '../faults/disks.js';
import { type Fault, NotPossible, type Scene } from '../faults/fault.js';
import type { PoisonLedger } from '../faults/poison-ledger.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { Supervisor } from '../faults/supervisor.js';
import { accountOf } from './alliances.js';
import { Arena } from './arena.js';
import { commitOf } from './commit.js';
import { Journal } from './journal.js';
import { Load } from './load.js';
import { LoadClient } from './load-client.js';
import { dealt, type Plan } from './plan.js';
import { probe } from './probe.js';
import { untilNothingIsBehind } from './until-nothing-is-behind.js';
import { comeToRest } from './rest.js';
import { type Results, saveResults } from './results.js';
import { settleDeadLetters } from './settlement.js';
import { StreamWatch } from './stream-watch.js';
import { WebhookReceiver } from './webhook-receiver.js';

/** What a campaign needs besides its plan. */
export interface CampaignOptions {
  /** The repository. */
  readonly root: string;
  /** Where journal and results go. */
  readonly folder: string;
  /** For every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** Those whose modules the environment changes. */
  readonly modular?: readonly ServiceName[];
  readonly log: (line: string) => void;
}

const REST_PATIENCE_S = 60;
/** Whatever was killed last, it seldom takes ten: the services' logs say what was waited for. */
const LONG_REST_S = 20;
const USUALLY_TAKES_S = 20;
const LONGEST_PAUSE_MS = 1_500;
/** After so many faults nothing is broken for a while, to see how much is answered then. */
const FAULTS_TO_A_CALM = 12;
const CALM_MS = 10_000;
/** A message whose sender was killed is claimed again when its lease is over, after a minute. */
const DELIVERY_PATIENCE_MS = 90_000;
const BREAK_STREAM_MS = 15_000;
/** A fault's after-effects may make a request fail that began when it was just over. */
const AFTERSHOCK_MS = 3_000;

/** One campaign on a system of its own: load, faults, rest, judgement. What it finds is in `results` and on disk after every fault. */
export class Campaign {
  readonly results: Results;
  private readonly outages: Outage[] = [];
  private readonly brokerLosses: number[] = [];
  private readonly poison: PoisonLedger = {
    sent: [],
    keys: [],
    damaged: [],
    failing: [],
    refused: [],
    delays: [],
  };
  private readonly disks: Disks;
  private readonly clocks: Clocks;
  private readonly began = performance.now();

  private constructor(
    private readonly plan: Plan,
    private readonly options: CampaignOptions,
  ) {
    this.disks = new Disks(plan.disks);
    this.clocks = Clocks.inFolder(join(options.folder, 'clocks'));
    this.results = emptyResults(plan, options.root);
  }

  /** Resolves with the results, whatever happens; the campaign's own errors are among them. */
  static async run(plan: Plan, options: CampaignOptions): Promise<Results> {
    const campaign = new Campaign(plan, options);
    try {
      await campaign.play();
      campaign.results.finished = true;
    } catch (error) {
      campaign.failed(error);
    }
    campaign.results.minutes = campaign.minutes;
    campaign.save();
    return campaign.results;
  }

  private get minutes(): number {
    return Number(((performance.now() - this.began) / 60_000).toFixed(2));
  }

  private async play(): Promise<void> {
    const { plan, options } = this;
    mkdirSync(options.folder, { recursive: true });
    const arena = await Arena.open({
      root: options.root,
      brokers: plan.brokers,
      prepareFolder: this.disks.prepare,
      log: options.log,
      env: this.clocks.environment(options.env),
      ...(options.modular && { modular: options.modular }),
    });
    this.results.opened_s = Math.round(this.minutes * 60);
    const journal = await Journal.create(join(options.folder, `journal-${process.pid}-${Date.now()}.jsonl`));
    const client = new LoadClient(arena.system.gatewayUrl, journal);
    const analyst = accountOf(arena.alliances[0]!, 'analyst');
    const stream = new StreamWatch(arena.system.gatewayUrl, analyst.api_key);
    const webhooks = await WebhookReceiver.open(
      arena.system.gatewayUrl,
      arena.alliances[0]!,
      new SeededRandom(plan.seeds.at(-1)!),
    );
    const breaking = setInterval(() => stream.disconnect(), BREAK_STREAM_MS);
    const supervisor = new Supervisor(arena);
    const sync = (): void => {
      this.results.kills = supervisor.kills;
      this.results.comebacks = supervisor.comebacks;
      this.count(client, stream);
      this.save();
    };
    try {
      const load = new Load(client, arena.alliances, {
        seed: plan.seeds.at(-1)!,
        workers: plan.workers,
        rate: plan.rate,
      });
      await this.deal(arena, supervisor, client, sync);
      await load.stop();
      const rest = await comeToRest(arena, REST_PATIENCE_S);
      this.results.rest_s = rest.seconds;
      if (rest.seconds === null || rest.seconds > LONG_REST_S) this.keepLogs(arena);
      const settled = await settleDeadLetters(arena);
      await delivered(arena);
      await journal.close();
      options.log(`▸ 静止 · at rest after ${rest.seconds ?? `> ${REST_PATIENCE_S}`} s; 核对 · checking`);
      clearInterval(breaking);
      this.results.judgements = await judge(
        this.evidence(arena, journal, client, stream, webhooks, supervisor, { rest, settled }),
      );
      sync();
      if (this.results.judgements.some(({ holds }) => holds === false)) this.keepLogs(arena);
    } finally {
      clearInterval(breaking);
      client.stop();
      await stream.stop();
      await webhooks.close();
      await client.close();
      this.disks.unmount();
      await arena.close();
    }
  }

  /** The data folder goes with the arena; what services and brokers said is wanted by whoever looks for the reason. */
  private keepLogs(arena: Arena): void {
    const kept = join(this.options.folder, 'logs');
    const { dataFolder } = arena.stack;
    cpSync(join(dataFolder, 'logs'), kept, { recursive: true });
    for (const broker of arena.brokerIds.map((id) => `kafka-${id}`)) {
      const log = join(dataFolder, broker, 'kafka.log');
      if (existsSync(log)) cpSync(log, join(kept, `${broker}.log`));
    }
    this.options.log(`日志 · logs: ${kept}`);
  }

  /** Deals deck after deck until goals are met or time is up. */
  private async deal(
    arena: Arena,
    supervisor: Supervisor,
    client: LoadClient,
    sync: () => void,
  ): Promise<void> {
    const { plan, options } = this;
    const reserve = plan.minutes * 0.12 + 1;
    const secondsLeft = (): number => (plan.minutes - reserve - this.minutes) * 60;
    const goalsMet = (): boolean =>
      client.acknowledged.tickets >= plan.tickets && supervisor.kills.length >= plan.kills;
    for (const [index, seed] of plan.seeds.entries()) {
      const random = new SeededRandom(seed);
      for (const fault of dealt(plan, random, index === 0)) {
        if (secondsLeft() < 0 || (index > 1 && goalsMet())) break;
        if (secondsLeft() < (fault.takes ?? USUALLY_TAKES_S)) continue;
        await this.strike(fault, {
          arena,
          supervisor,
          random,
          disks: this.disks,
          clocks: this.clocks,
          poison: this.poison,
          seed,
          client,
        });
        sync();
        const { fault: name, outcome, detail, seconds } = this.results.faults.at(-1)!;
        options.log(
          `${outcome === 'done' ? '✓' : outcome === 'failed' ? '✗' : '–'} ${this.minutes.toFixed(1)} min ${name}: ${detail} (${seconds} s; ${client.acknowledged.tickets} whistles, ${supervisor.kills.length} kills)`,
        );
        const calm = this.results.faults.length % FAULTS_TO_A_CALM === 0;
        await delay(calm ? CALM_MS : random.between(0, LONGEST_PAUSE_MS));
      }
    }
    const reached = new Set(this.results.faults.map(({ fault }) => fault));
    this.results.not_reached = plan.deck.map(([{ name }]) => name).filter((name) => !reached.has(name));
    while (secondsLeft() > 0 && client.acknowledged.tickets < plan.tickets) await delay(500);
  }

  private async strike(
    fault: Fault,
    scene: Omit<Scene, 'note'> & { readonly seed: string; readonly client: LoadClient },
  ): Promise<void> {
    if (fault.probed) await untilNothingIsBehind(scene.arena, scene.client);
    const from = Date.now();
    let outcome: 'done' | 'not_possible' | 'failed' = 'done';
    let detail: string;
    try {
      detail = await fault.run({ ...scene, note: () => this.brokerLosses.push(Date.now()) });
    } catch (error) {
      outcome = error instanceof NotPossible ? 'not_possible' : 'failed';
      detail = error instanceof Error ? error.message : String(error);
      if (outcome === 'failed') this.results.errors.push(`${fault.name}: ${detail}`);
    }
    await scene.supervisor.bringBack();
    const to = Date.now();
    this.outages.push({ from, to });
    this.results.faults.push({
      at: new Date(from).toISOString(),
      seed: scene.seed,
      fault: fault.name,
      outcome,
      detail,
      seconds: Number(((to - from) / 1000).toFixed(1)),
    });
    if (fault.probed) {
      const took = await probe(scene.arena, scene.client);
      if (took !== undefined) this.poison.delays.push(took);
    }
  }

  private evidence(
    arena: Arena,
    journal: Journal,
    client: LoadClient,
    stream: StreamWatch,
    webhooks: WebhookReceiver,
    supervisor: Supervisor,
    after: Pick<Evidence, 'rest' | 'settled'>,
  ): Evidence {
    return {
      query: (service, sql, values) => arena.query(service, sql, values),
      brokers: arena.brokers,
      gatewayUrl: arena.system.gatewayUrl,
      alliances: arena.alliances,
      journalFile: journal.path,
      quieten: async () => {
        await arena.system.services.escalation.stop();
        const still = await comeToRest(arena, REST_PATIENCE_S);
        if (still.seconds === null) this.results.errors.push(`no standstill: ${still.left.join(', ')}`);
        await streamCaughtUp(stream, arena);
      },
      verifyStatistics: () =>
        arena.system.run('statistics', ['verify']).then(
          () => '',
          (error: Error) => error.message,
        ),
      stream,
      webhooks,
      forgotten: client.forgotten,
      poison: this.poison,
      outages: this.outages,
      brokerLosses: this.brokerLosses,
      comebacks: supervisor.comebacks,
      troubles: supervisor.troubles,
      ...after,
    };
  }

  private count(client: LoadClient, stream: StreamWatch): void {
    const { tickets, assignments, steps } = client.acknowledged;
    const outside = client.attempts.filter(
      ({ at }) =>
        !this.outages.some(({ from, to }) => at >= from - AFTERSHOCK_MS && at <= to + AFTERSHOCK_MS),
    );
    const answered = outside.filter(({ status }) => status >= 200 && status < 500);
    this.results.minutes = this.minutes;
    this.results.load = {
      tickets,
      assignments,
      steps,
      requests: client.attempts.length,
      availability: outside.length === 0 ? null : Number((answered.length / outside.length).toFixed(5)),
    };
    this.results.poison = {
      sent: this.poison.sent.length,
      refused_by_broker: this.poison.refused.length,
      slowest_other_ms: this.poison.delays.length > 0 ? Math.round(Math.max(...this.poison.delays)) : null,
    };
    this.results.stream = { events: stream.seen.size, disconnects: stream.disconnects };
  }

  private failed(error: unknown): void {
    this.results.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.options.log(`✗ ${String(error)}`);
  }

  private save(): void {
    saveResults(join(this.options.folder, 'results.json'), this.results);
  }
}

/** The stream has no end: it has caught up when nothing new has come for a while although the log is at rest. */
async function streamCaughtUp(stream: StreamWatch, arena: Arena): Promise<void> {
  const [{ n }] = (await arena.query<{ n: number }>(
    'statistics',
    'select count(*)::int as n from public_event where topic = 2 and tenant_id = $1',
    [arena.alliances[0]!.id],
  )) as [{ n: number }];
  for (let waited = 0; stream.seen.size < n && waited < 30_000; waited += 250) await delay(250);
}

/** Nothing is on its way to an endpoint any more; what waits for a later attempt may go on waiting. */
async function delivered(arena: Arena): Promise<void> {
  const underWay = `select count(*)::int as n from notification
    where state = 'pending' and (due_at <= now() + interval '10 s' or lease_until > now())`;
  for (let waited = 0; waited < DELIVERY_PATIENCE_MS; waited += 500) {
    const [row] = await arena.query<{ n: number }>('notifications', underWay);
    if (row!.n === 0) return;
    await delay(500);
  }
}

function emptyResults(plan: Plan, root: string): Results {
  return {
    campaign: plan.name,
    commit: commitOf(root),
    began: new Date().toISOString(),
    seeds: plan.seeds,
    machine: `${process.platform} ${process.arch}, ${cpus().length} CPUs, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    minutes: 0,
    opened_s: 0,
    finished: false,
    faults: [],
    not_reached: [],
    kills: [],
    comebacks: [],
    load: { tickets: 0, assignments: 0, steps: 0, requests: 0, availability: null },
    poison: { sent: 0, refused_by_broker: 0, slowest_other_ms: null },
    stream: { events: 0, disconnects: 0 },
    rest_s: null,
    judgements: [],
    errors: [],
  };
}
