import { towardsClient, towardsService } from './forwarded-headers.js';

const hop = { identityToken: 'token', requestId: 'r1', traceparent: 't1' };

it('passes on what services need, and nothing that a client may invent', () => {
  const passed = towardsService(
    {
      host: 'gateway',
      'x-muster-identity': 'forged',
      'x-request-id': 'theirs',
      traceparent: 'theirs',
      authorization: 'Bearer mk_x',
      cookie: 'a=b',
      'transfer-encoding': 'chunked',
      'content-length': '9',
      forwarded: 'for=1.2.3.4',
      'accept-language': 'en',
      'idempotency-key': 'k',
      'last-event-id': '7',
    },
    hop,
  );
  expect(passed).toEqual({
    'x-muster-identity': 'token',
    'x-request-id': 'r1',
    traceparent: 't1',
    'accept-language': 'en',
    'idempotency-key': 'k',
    'last-event-id': '7',
  });
});

it('passes back all but what belongs to one connection; its own headers win', () => {
  const answer = towardsClient(
    {
      etag: '"v1"',
      connection: 'keep-alive',
      'keep-alive': 'timeout=5',
      'transfer-encoding': 'chunked',
      'x-request-id': 'inner',
      'content-length': '2',
      'x-frame-options': 'ALLOW',
    },
    { 'x-request-id': 'r1', 'x-frame-options': 'DENY', missing: undefined },
  );
  expect(answer).toEqual({
    etag: '"v1"',
    'content-length': '2',
    'x-request-id': 'r1',
    'x-frame-options': 'DENY',
  });
});
