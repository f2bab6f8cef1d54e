import {
  Problem,
  decodeCursor,
  encodeCursor,
  fingerprint,
  negotiateLocale,
  parseIdempotencyKey,
  parseIfMatch,
  ProblemRenderer,
  requireAlliance,
  tenantOf,
  checkVersion,
  defineProblems,
} from './index.js';

function problemOf(work: () => unknown): Problem | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Problem;
  }
}

it.each([
  [undefined, 'zh'],
  ['en', 'en'],
  ['fr, de;q=0.8', 'zh'],
  ['fr, en;q=0.5', 'en'],
  ['en;q=0.8, zh-TW;q=0.9', 'zh'],
  ['EN-us', 'en'],
  ['en;q=0, zh', 'zh'],
  ['*', 'zh'],
])('Accept-Language %j means %s', (header, locale) => expect(negotiateLocale(header)).toBe(locale));

describe('entity tags', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['"v0"', 0],
    [' "v12" ', 12],
  ])('If-Match %j is version %s', (header, version) => expect(parseIfMatch(header)).toBe(version));

  it.each([
    ['"12"', 400],
    ['v12', 400],
    ['"v1", "v2"', 400],
    ['W/"v12"', 412],
  ])('If-Match %j is refused', (header, status) =>
    expect(problemOf(() => parseIfMatch(header))?.status).toBe(status),
  );

  it('are compared only when one was given', () => {
    expect(() => checkVersion(undefined, 3)).not.toThrow();
    expect(() => checkVersion(3, 3)).not.toThrow();
    expect(problemOf(() => checkVersion(2, 3))).toMatchObject({
      status: 412,
      params: { current_version: 3 },
    });
  });
});

describe('idempotency keys', () => {
  it('are structured strings or bare ones', () => {
    expect(parseIdempotencyKey('"a\\"b"', true)).toBe('a"b');
    expect(parseIdempotencyKey('5f0c6a1e', true)).toBe('5f0c6a1e');
    expect(parseIdempotencyKey(undefined, false)).toBeUndefined();
    expect(problemOf(() => parseIdempotencyKey(undefined, true))?.code).toBe('idempotency_key_required');
    for (const bad of ['a b', '键', 'x'.repeat(129), '""'])
      expect(problemOf(() => parseIdempotencyKey(bad, true))?.code).toBe('invalid_header');
  });

  it('belong to what was asked, whatever the order of its members', () => {
    expect(fingerprint('raise', { a: 1, b: [1, { c: 2, d: undefined }] })).toBe(
      fingerprint('raise', { b: [1, { c: 2 }], a: 1 }),
    );
    expect(fingerprint('raise', { a: 1 })).not.toBe(fingerprint('raise', { a: '1' }));
    expect(fingerprint('raise', ['ab'])).not.toBe(fingerprint('raise', ['a', 'b']));
    expect(fingerprint()).toMatch(/^[0-9a-f]{64}$/);
    let deep: object = {};
    for (let i = 0; i < 10_000; i++) deep = { deep };
    expect(problemOf(() => fingerprint(deep))?.status).toBe(422);
  });
});

describe('cursors', () => {
  it('are read back', () => {
    const values = ['x', 1, '0198f0f4-1c00-7a10-8000-000000000002', '2026-11-28T01:02:03.004Z'];
    expect(decodeCursor(encodeCursor(values), ['string', 'number', 'uuid', 'instant'])).toEqual(values);
    for (const at of ['2026-11-28 01:02:03.004005+00', '2028-02-29 01:02:03+05:30', 'infinity'])
      expect(decodeCursor(encodeCursor([at]), ['instant'])).toEqual([at]); // as PostgreSQL writes them
    expect(decodeCursor(undefined, ['string'])).toBeUndefined();
  });

  it.each([
    'x',
    encodeCursor([1]),
    Buffer.from('[null]').toString('base64url'),
    encodeCursor(['NUL \0']),
    encodeCursor(['a', 'b']),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('refuse %j', (cursor) => {
    expect(problemOf(() => decodeCursor(cursor, ['string']))?.status).toBe(422);
  });

  it.each([
    ['uuid', 'bar'],
    ['number', 1.5],
    ['instant', 'foo'],
    ['instant', 'Jan 1 2026 (x)'],
    ['instant', '2026-02-30T00:00:00Z'],
    ['instant', '2026-01-01T25:00:00Z'],
    ['instant', '0000-01-01T00:00:00Z'],
    ['instant', '2026-01-01 00:00:00+99'],
  ] as const)('let no %s through that PostgreSQL would refuse: %j', (kind, value) => {
    expect(problemOf(() => decodeCursor(encodeCursor([value]), [kind]))?.status).toBe(422);
  });
});

describe('tenants', () => {
  const who = { accountId: 'a', role: 'operator' as const };

  it('keep to themselves', () => {
    expect(tenantOf({ ...who, allianceId: 'harbour' })).toBe('harbour');
    expect(problemOf(() => tenantOf({ ...who, allianceId: null }))?.code).toBe('alliance_required');
    expect(problemOf(() => requireAlliance({ ...who, allianceId: 'harbour' }, 'elsewhere'))?.status).toBe(
      404,
    );
    expect(() => requireAlliance({ ...who, allianceId: null }, 'elsewhere')).not.toThrow();
    expect(
      problemOf(() => requireAlliance({ ...who, role: 'analyst', allianceId: null }, 'elsewhere'))?.status,
    ).toBe(404);
  });
});

describe('problem documents', () => {
  const renderer = new ProblemRenderer(
    defineProblems({
      too_windy: {
        status: 409,
        title: { zh: '风太大', en: 'Too windy' },
        detail: { zh: '风力 {force} 级。', en: 'Force {force}, {unknown}.' },
      },
    }),
  );

  it('speak both languages and carry their parameters, never over their own members', () => {
    const problem = new Problem(
      409,
      'too_windy',
      { force: 9, status: 200, legal_from: ['calm'] },
      { errors: [{ pointer: '/x', code: 'c', message: { zh: '甲', en: 'A' } }] },
    );
    expect(renderer.render(problem, { locale: 'zh', instance: '/v1/x', traceId: 't' })).toEqual({
      type: '/problems/too_windy',
      title: '风太大',
      status: 409,
      detail: '风力 9 级。',
      instance: '/v1/x',
      code: 'too_windy',
      trace_id: 't',
      errors: [{ pointer: '/x', code: 'c', message: '甲' }],
      force: 9,
      legal_from: ['calm'],
    });
    expect(renderer.render(problem, { locale: 'en' })).toMatchObject({
      title: 'Too windy',
      detail: 'Force 9, {unknown}.',
      errors: [{ message: 'A' }],
    });
  });

  it('have a title even for a code that nobody described', () => {
    expect(renderer.render(new Problem(404, 'ghost'), { locale: 'en' })).toMatchObject({
      code: 'ghost',
      title: 'Not found',
    });
  });

  it('have codes in snake case', () => {
    expect(() => defineProblems({ TooWindy: { status: 409, title: { zh: '', en: '' } } })).toThrow(
      'snake_case',
    );
  });
});
