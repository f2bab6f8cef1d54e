import {
  createLogger,
  Health,
  loggableError,
  Metrics,
  NestLogger,
  nextTraceparent,
  parseTraceparent,
  scrub,
  withContext,
} from './index.js';

function capture(level = 'info') {
  const lines: any[] = [];
  const logger = createLogger({
    service: 'tugs',
    level,
    destination: { write: (line: string) => void lines.push(JSON.parse(line)) },
  });
  return { logger, lines };
}

describe('log lines', () => {
  it('carry the ids of the work under way', () => {
    const { logger, lines } = capture();
    withContext(
      { requestId: 'r1', traceId: 't1', traceparent: '', tenantId: 'harbour', ticketId: 'k1' },
      () => logger.info('hello'),
    );
    logger.info('outside');
    expect(lines[0]).toMatchObject({
      level: 'info',
      service: 'tugs',
      request_id: 'r1',
      trace_id: 't1',
      tenant_id: 'harbour',
      ticket_id: 'k1',
      message: 'hello',
    });
    expect(lines[0].time).toMatch(/Z$/);
    expect(lines[1]).not.toHaveProperty('request_id');
  });

  it('carry no secrets and no personal data', () => {
    const { logger, lines } = capture();
    const key = `mk_${'a'.repeat(16)}_${'b'.repeat(43)}`;
    logger.info(
      {
        headers: { authorization: `Bearer ${key}`, cookie: 'x' },
        body: { contact: { who: 'Zhang', phone: '13800138000' }, title: 'private' },
      },
      `key ${key} of 13800138000`,
    );
    logger.error(
      {
        error: Object.assign(
          new Error('postgresql://muster:hunter2@db/x failed for eyJhbGciOi.eyJzdWIi.sig'),
          { detail: 'Key (name)=(Zhang)', parameters: ['Zhang'], code: '23505' },
        ),
      },
      'failed',
    );
    const text = JSON.stringify(lines);
    expect(text).not.toMatch(/mk_a|13800138000|Zhang|hunter2|private|eyJ/);
    expect(lines[1].error).toMatchObject({
      type: 'Error',
      code: '23505',
      message: 'postgresql://muster:[password]@db/x failed for [token]',
    });
  });

  it('come from Nest as well', () => {
    const { logger, lines } = capture();
    const nest = new NestLogger(logger);
    nest.log('started', 'NestFactory');
    nest.log({ message: 'topics made', count: 3 }, 'messaging');
    nest.error('broke', 'Error: x\n at y', 'messaging');
    expect(lines).toMatchObject([
      { level: 'info', part: 'messaging', message: 'topics made', count: 3 },
      { level: 'error', part: 'messaging', message: 'broke', stack: 'Error: x\n at y' },
    ]);
  });

  it('name an error’s causes, to a depth', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    expect(loggableError(error)).toMatchObject({
      type: 'Error',
      cause: { type: 'TypeError', message: 'inner' },
    });
    expect(loggableError('text 13800138000')).toEqual({ type: 'string', message: 'text [phone]' });
  });
});

it.each([
  ['+86 138-0013-8000', '[phone]'],
  ['order 2138001380001', 'order 2138001380001'],
  ['019b0a3e-5c1d-7e2f-8a90-3f1e2d4c5b6a', '019b0a3e-5c1d-7e2f-8a90-3f1e2d4c5b6a'],
])('scrubs %j', (text, clean) => expect(scrub(text)).toBe(clean));

describe('traceparent', () => {
  const header = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  it('goes on with the caller’s trace', () => {
    const next = nextTraceparent(parseTraceparent(header));
    expect(next.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(next.header).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(next.header).not.toBe(header);
    expect(nextTraceparent(parseTraceparent(header.replace(/01$/, '00'))).header).toMatch(/-00$/);
  });

  it.each([
    undefined,
    '',
    'x',
    header.toUpperCase(),
    `ff${header.slice(2)}`,
    `${header}-more`,
    header.replace(/0af\w+/, '0'.repeat(32)),
    header.replace('b7ad6b7169203331', '0'.repeat(16)),
  ])('starts a new one for %j', (bad) => expect(parseTraceparent(bad)).toBeNull());

  it('never gives the same span twice', () => {
    expect(new Set(Array.from({ length: 2000 }, () => nextTraceparent().header)).size).toBe(2000);
  });
});

describe('health', () => {
  it('is as good as the worst part, and says why', async () => {
    const health = new Health();
    expect((await health.readiness()).checks).toEqual([
      { name: 'lifecycle', status: 'down', reason: 'starting' },
    ]);
    health.started();
    health.register('broker', () => Promise.resolve());
    const remove = health.register('database', () => {
      throw new Error('no connection');
    });
    expect(await health.readiness()).toEqual({
      ready: false,
      checks: [
        { name: 'broker', status: 'up' },
        { name: 'database', status: 'down', reason: 'no connection' },
      ],
    });
    remove();
    expect((await health.readiness()).ready).toBe(true);
    health.drain();
    expect((await health.readiness()).ready).toBe(false);
  });
});

it('metrics count requests by route template', async () => {
  const metrics = new Metrics();
  metrics.observeRequest('GET', '/v1/tugs/:id', 200, 0.004);
  metrics.observeRequest('GET', '/v1/tugs/:id', 200, 0.2);
  expect(metrics.counter({ name: 'x', help: 'x' })).toBe(metrics.counter({ name: 'x', help: 'x' }));
  const text = await metrics.registry.metrics();
  expect(text).toContain(
    'http_server_request_duration_seconds_count{method="GET",route="/v1/tugs/:id",status="200"} 2',
  );
  expect(text).toContain('le="0.005",method="GET",route="/v1/tugs/:id",status="200"} 1');
});
