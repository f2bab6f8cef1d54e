import { deadLettersSettled } from './dead-letters-settled.js';
import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';

const letter = (
  state: string,
  key: string | null,
  error_code: string | null = null,
  reason: string | null = null,
) => ({
  state,
  key,
  error_code,
  reason,
});
const judged = (letters: readonly object[], parked: readonly object[] = []) =>
  deadLettersSettled(
    { poisoned: new Set(['poison']) } as unknown as Facts,
    {
      settled: { rounds: 2, seconds: 3 },
      query: async (service: string, sql: string) =>
        service !== 'statistics' ? [] : sql.includes('parked_key') ? parked : letters,
    } as unknown as Evidence,
  );

describe('what was put aside', () => {
  it('may have been applied after all, or given up with a reason when it could never be', async () => {
    const { holds, evidence } = await judged([
      letter('replayed', 'whistle', 'MU001'),
      letter('replayed', 'whistle'),
      letter('discarded', 'whistle', 'bad_json', 'cut short'),
      letter('discarded', 'poison', 'no_value', 'no use'),
      letter('discarded', null, 'bad_envelope', 'no use'),
    ]);
    expect(holds).toBe(true);
    expect(evidence).toContain(
      '2 records applied after all, 1 of which had waited behind another, 3 discarded',
    );
  });

  it.each([
    ['still dead', [letter('dead', 'whistle', 'MU001')], []],
    ['still parked', [letter('parked', 'whistle')], []],
    ['is still parked', [], [{ key: 'whistle' }]],
    ['without a reason', [letter('discarded', 'poison', 'no_value')], []],
    ['a true event of whistle was given up', [letter('discarded', 'whistle', 'MU001', 'tired of it')], []],
  ])('must not be left: %s', async (complaint, letters, parked) => {
    const { holds, examples } = await judged(letters, parked);
    expect(holds).toBe(false);
    expect(examples.join()).toContain(complaint);
  });
});
