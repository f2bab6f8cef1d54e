import { LiveProjection } from '../../test/parts/live-projection.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import { Verification1764100000100 } from '../persistence/migrations/1764100000100-verification.js';
import { TICKETS } from '../projection/topic.js';
import { VerificationTimer } from './verification-timer.js';

const WHISTLES = 60;

describe('the timer of verifications', () => {
  let live: LiveProjection;
  const timers: VerificationTimer[] = [];
  const timer = (hours = 24): VerificationTimer => {
    timers.push(new VerificationTimer(live.database, hours));
    return timers.at(-1)!;
  };
  const sql = <Row = unknown>(text: string) => live.database.dataSource.query<Row[]>(text);
  const onRecord = () =>
    sql<{ differences: number }>('select differences from verification order by checked_at');

  beforeAll(async () => {
    live = await LiveProjection.open('verification_timer');
    const runner = live.database.dataSource.createQueryRunner();
    await new Verification1764100000100().up(runner);
    await runner.release();
    for (const { ticketId, events } of randomWhistles(WHISTLES, 'tianjin'))
      await live.take(
        TICKETS,
        events.map((event) => live.received(TICKETS, ticketId, event)),
      );
  });
  beforeEach(() => sql('truncate verification'));
  afterAll(async () => {
    await Promise.all(timers.map((each) => each.onApplicationShutdown()));
    await live.close();
  });

  it('verifies when nobody ever has, and again when the last time is long enough ago', async () => {
    expect(await timer().verifyWhenDue()).toMatchObject({ facts: WHISTLES, difference_count: 0 });
    expect(await timer().verifyWhenDue()).toBeUndefined();
    await sql(`update verification set checked_at = checked_at - interval '23 h'`);
    expect(await timer().verifyWhenDue()).toBeUndefined();
    await sql(`update verification set checked_at = checked_at - interval '2 h'`);
    expect(await timer().verifyWhenDue()).toMatchObject({ difference_count: 0 });
    expect(await onRecord()).toHaveLength(2);
  });

  it('puts what it finds on record, where the gauge reads it', async () => {
    await sql(
      'update metric_value set value = value + 1 where cell_id = (select min(cell_id) from metric_value)',
    );
    try {
      expect(await timer().verifyWhenDue()).toMatchObject({ difference_count: 1 });
      expect(await onRecord()).toEqual([{ differences: 1 }]);
    } finally {
      await sql(
        'update metric_value set value = value - 1 where cell_id = (select min(cell_id) from metric_value)',
      );
    }
  });

  it('works in one process at a time', async () => {
    const outcomes = await Promise.all([timer(), timer(), timer()].map((each) => each.verifyWhenDue()));
    expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(1);
    expect(await onRecord()).toHaveLength(1);
  });

  it('breaks off when the service ends, leaves nothing on record, and the next process has its turn', async () => {
    const ending = timer();
    const broken = ending.verifyWhenDue();
    const outcome = expect(broken).rejects.toThrow(/abort/i);
    await ending.onApplicationShutdown();
    await outcome;
    expect(await onRecord()).toHaveLength(0);
    expect(await timer().verifyWhenDue()).toMatchObject({ difference_count: 0 });
  });
});
