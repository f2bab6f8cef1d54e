import { mostAttempts, nextAttemptIn } from './retry-schedule.js';

const attempts = (kind: 'webhook' | 'email') =>
  Array.from({ length: mostAttempts(kind) }, (_, index) => nextAttemptIn(kind, index));

it('tries a webhook ten times over 75 hours, people for less than a working day', () => {
  const webhook = attempts('webhook');
  expect(webhook).toEqual([0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]);
  expect(webhook.reduce((sum, seconds) => sum! + seconds!, 0)! / 3600).toBeCloseTo(75.58, 1);
  expect(nextAttemptIn('webhook', 10)).toBeUndefined();
  expect(attempts('email')).toEqual([0, 5, 300, 1800, 7200, 18000]);
  expect(nextAttemptIn('wecom', 6)).toBeUndefined();
});

it('respects Retry-After, up to a day and never to come earlier', () => {
  expect(nextAttemptIn('webhook', 1, 60)).toBe(60);
  expect(nextAttemptIn('webhook', 2, 60)).toBe(300);
  expect(nextAttemptIn('webhook', 1, 10_000_000)).toBe(86_400);
});
