import { chaosCommand } from './options.js';

it('takes the campaign of every submission unless told otherwise', () => {
  expect(chaosCommand([])).toMatchObject({ run: 'campaign', plan: { name: 'ci', minutes: 7.5, kills: 40 } });
  expect(chaosCommand(['--release', '--minutes', '3', '--seed', 's'])).toMatchObject({
    plan: { name: 'release', minutes: 3, seeds: expect.arrayContaining(['s-0']) },
  });
});

it('knows what else can be asked for', () => {
  expect(chaosCommand(['--seeded-bug', 'inbox-off'])).toMatchObject({ run: 'prove', bugs: ['inbox-off'] });
  expect(chaosCommand(['--prove-checker'])).toMatchObject({ bugs: 'all' });
  expect(chaosCommand(['--prove-checker', '--quick'])).toMatchObject({ bugs: 'quick' });
  expect(chaosCommand(['--report'])).toEqual({ run: 'report' });
  expect(chaosCommand(['--month', '--kills', '20'])).toEqual({ run: 'month', kills: 20 });
  expect(chaosCommand(['--faults', 'kill PostgreSQL', '--seed', 's'])).toMatchObject({
    plan: {
      deck: [[{ name: 'kill PostgreSQL' }, expect.any(Number)]],
      seeds: expect.arrayContaining(['s', 's-again-150']),
    },
  });
  expect(() => chaosCommand(['--gently'])).toThrow(/--gently/);
});
