import { LiveProjection } from '../../test/parts/live-projection.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import { TICKETS } from '../projection/topic.js';
import { StreamPosition } from './stream-position.js';
import { TicketLog } from './ticket-log.js';

describe('the log behind the streams', () => {
  let live: LiveProjection;
  let log: TicketLog;
  beforeAll(async () => {
    live = await LiveProjection.open('ticket-log');
    log = new TicketLog(live.database);
  });
  afterAll(() => live.close());

  it('shows a reader nothing behind a batch that has not been committed', async () => {
    const [first, second, third] = randomWhistles(3, 'order');
    await live.takeTicket(first!.ticketId, first!.events);
    const blocker = await live.database.session();
    await blocker.query('begin');
    await blocker.query('select * from stream_partition for update');
    const taking = Promise.all([
      live.takeTicket(second!.ticketId, second!.events),
      live.takeTicket(third!.ticketId, third!.events),
    ]);
    const position = StreamPosition.beginning('tianjin');
    const before = await log.page('tianjin', position, null, 1_000);
    expect(before.events).toHaveLength(first!.events.length);
    for (const [partition, at] of before.reached) position.advance(partition, at);
    await blocker.query('commit');
    blocker.release();
    await taking;
    const after = await log.page('tianjin', position, null, 1_000);
    expect(after.events).toHaveLength(second!.events.length + third!.events.length);
    const positions = after.events.map((event) => event.position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it('reads by index, however large the log is', async () => {
    // Below some thousand rows the planner may well prefer to scan, and the assertion would mean nothing.
    await live.database.dataSource.query(
      `insert into public_change (tenant_id, topic, partition, position, key, first_version, last_version, recorded_at, event_ids, types, occurred_at, data)
       select 'tenant-' || n % 20, ${TICKETS.code}, n % 12, 1000 + n, 'key-' || n, 1, 1, now(), array[gen_random_uuid()],
         array['muster.ticket.raised.v1'], array[now()], '[{}]'
       from generate_series(1, 40000) n`,
    );
    await live.database.dataSource.query('analyze public_change');
    const plans: string[] = [];
    for (const position of [0, 20_000, 41_000]) {
      const rows = await live.database.dataSource.query<{ 'QUERY PLAN': string }[]>(
        `explain select e.position from unnest(array[0, 1, 2]::smallint[]) as p(partition) cross join lateral (
           select * from public_event e where e.tenant_id = 'tenant-3' and e.topic = ${TICKETS.code} and e.partition = p.partition
             and e.last_position > ${position} and e.position > ${position} order by e.last_position, e.position limit 200) e`,
      );
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    }
    for (const plan of plans) {
      expect(plan).toContain('Index');
      expect(plan).not.toContain('Seq Scan on public_change');
      expect(plan).not.toMatch(/(?<!Incremental )Sort {2}\(/);
    }
  });
});
