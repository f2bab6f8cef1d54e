import { eventually, serviceNames } from '@muster/local-stack';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProvingGround, Refused, type Whistleblower } from '../src/index.js';
import { askedMetrics, documentedMetrics, exposedMetrics } from './parts/metric-names.js';
import { type ReceivedSpan, TraceReceiver } from './parts/trace-receiver.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the system in its operators’ hands', () => {
  let ground: ProvingGround;
  let receiver: TraceReceiver;
  let whistleblower: Whistleblower;

  beforeAll(async () => {
    receiver = await TraceReceiver.open();
    ground = await ProvingGround.open({
      root,
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_TRACES_SAMPLER_ARG: '1',
        MUSTER_SLOW_REQUEST_MS: '0',
        MUSTER_UPSTREAM_PATIENCE_MS: '20000', // a busy machine takes its time to start a process
        LOG_LEVEL: 'info',
      },
    });
    whistleblower = ground.whistleblower();
  }, 300_000);
  afterAll(async () => {
    await whistleblower?.close();
    await ground?.close();
    await receiver?.close();
  }, 180_000);

  it('shows one trace from the request at the gateway to the transaction of the figures', async () => {
    const { id } = await whistleblower.raise();
    let spans: ReceivedSpan[] = [];
    await eventually('the whole trace has come', async () => {
      const processed = receiver.spans.find(
        ({ service, attributes }) =>
          service === 'statistics' && attributes['messaging.kafka.message.key'] === id,
      );
      spans = receiver.spans.filter(({ traceId }) => traceId === processed?.traceId);
      return new Set(spans.map(({ service }) => service)).size === 5;
    });
    const steps = new Set(spans.map(({ service, name }) => `${service}: ${name}`));
    expect(steps).toEqual(
      new Set([
        'gateway: POST /v1/tickets',
        'escalation: POST /v1/tickets',
        expect.stringMatching(/^escalation: send .*muster\.tickets\.v1$/),
        expect.stringMatching(/^statistics: process .*muster\.tickets\.v1$/),
        expect.stringMatching(/^events: process .*muster\.tickets\.v1$/),
        expect.stringMatching(/^notifications: process .*muster\.tickets\.v1$/),
      ]),
    );
    const processed = spans.find(({ service }) => service === 'statistics')!;
    expect(processed.attributes).toMatchObject({
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.destination.partition.id': expect.stringMatching(/^\d+$/),
      'messaging.kafka.offset': expect.any(Number),
      'messaging.consumer.group.name': expect.stringMatching(/statistics$/),
      'cloudevents.event_type': expect.stringMatching(/^muster\./),
    });
    const gateway = spans.find(({ service }) => service === 'gateway')!;
    const escalation = spans.find(
      ({ name, service }) => service === 'escalation' && name.startsWith('POST'),
    )!;
    expect(escalation.parentSpanId).toBe(gateway.spanId);
    expect(processed.parentSpanId).toBe(escalation.spanId);
    expect(JSON.stringify(receiver.spans)).not.toMatch(/堆场|提箱|闸口|mk_|eyJ/);
  }, 60_000);

  it('says in its log whose command it was, and nothing of what was said', async () => {
    const { id } = await whistleblower.raise();
    const log = join(ground.stack.dataFolder, 'logs', 'escalation.log');
    let line: string | undefined;
    await eventually('the command’s line is written', async () => {
      line = readFileSync(log, 'utf8')
        .split('\n')
        .find((each) => each.includes(id));
      return line !== undefined;
    });
    expect(JSON.parse(line!)).toMatchObject({
      service: 'escalation',
      route: '/v1/tickets',
      status: 201,
      tenant_id: expect.any(String),
      ticket_id: id,
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(readFileSync(log, 'utf8')).not.toMatch(/堆场|提箱|闸口/);
  });

  it('exposes every metric that the documentation lists, and those that dashboards and alerts ask for', async () => {
    expect(await ground.verifyStatistics()).toBe('');
    const pages = await Promise.all(
      serviceNames.map(async (name) =>
        (await fetch(`${ground.system.services[name].adminUrl}/metrics`)).text(),
      ),
    );
    const exposed = new Set(pages.flatMap(exposedMetrics));
    const own = [...exposed].filter((name) => /^(muster|http_server)_/.test(name)).sort();
    expect(documentedMetrics(root).sort()).toEqual(own);
    const asked = askedMetrics(root);
    expect(asked.size).toBe(5);
    for (const [file, names] of asked) {
      expect(names.length).toBeGreaterThan(0);
      expect({ file, missing: names.filter((name) => !exposed.has(name)) }).toEqual({ file, missing: [] });
    }
    const statistics = pages[serviceNames.indexOf('statistics')]!;
    expect(statistics).toMatch(/^muster_statistics_drift 0$/m);
    expect(statistics).toMatch(/^muster_projection_watermark_timestamp_seconds 1\d{9}/m);
    expect(statistics).toMatch(/^muster_consumer_halted 0$/m);
  }, 60_000);

  it('loses nothing, and fails nothing that it took, while every service is restarted under load', async () => {
    const refused: string[] = [];
    let working = true;
    const worker = async (): Promise<void> => {
      while (working) {
        const key = randomUUID();
        await whistleblower.raise(key).catch(async (error: Error & { code?: string }) => {
          refused.push(
            error instanceof Refused ? `${error.status} ${codeIn(error.message)}` : `${error.code}`,
          );
          await whistleblower.insist(key); // as a client does: so that the journal knows what became of it
        });
      }
    };
    const workers = Array.from({ length: 8 }, worker);
    const byService: Record<string, string[]> = {};
    for (const service of serviceNames) {
      const goal = whistleblower.journal.length + 40;
      await eventually('whistles are taken', async () => whistleblower.journal.length >= goal);
      await ground.system.restart(service);
      byService[service] = refused.splice(0);
    }
    working = false;
    await Promise.all(workers);
    await ground.atRest();
    const { gateway, ...behind } = byService;
    // Behind the gateway a restart is a pause. Where starting takes longer than the gateway's patience, requests are refused, and say so;
    // the gateway's own clients find its port closed, as nobody stands before it here.
    const unexpected = (codes: readonly string[] = [], expected: RegExp) =>
      codes.filter((code) => !expected.test(code));
    const refusal = /^503 (service_unavailable|outcome_unknown)$/;
    expect(unexpected(Object.values(behind).flat(), refusal)).toEqual([]);
    expect(unexpected(gateway, /^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/)).toEqual([]);
    await expectAllHolds();
  }, 180_000);

  it('ends in order although Kafka does not answer, and publishes what it had accepted once both are back', async () => {
    const ending = ['escalation', 'notifications'] as const;
    const ended = (name: (typeof ending)[number]): number =>
      readFileSync(join(ground.stack.dataFolder, 'logs', `${name}.log`), 'utf8').split('"message":"stopped"')
        .length;
    const before = ending.map(ended);
    // Neither an answer nor a refusal, as from a host that has gone: that takes longest.
    process.kill(ground.stack.kafka.pid!, 'SIGSTOP');
    try {
      await Promise.all(Array.from({ length: 5 }, () => whistleblower.raise()));
      await Promise.all(ending.map((name) => ground.system.services[name].stop()));
    } finally {
      process.kill(ground.stack.kafka.pid!, 'SIGCONT');
    }
    expect(ending.map(ended)).toEqual(before.map((times) => times + 1));
    await Promise.all(ending.map((name) => ground.system.services[name].start()));
    await ground.atRest();
    await expectAllHolds();
  }, 180_000);

  async function expectAllHolds(): Promise<void> {
    const findings = await ground.check(whistleblower.journal);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
  }
});

function codeIn(message: string): string {
  return /"code":"(\w+)"/.exec(message)?.[1] ?? message;
}
