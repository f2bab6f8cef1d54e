import {
  Misused,
  type OperatorCommand,
  operatorName,
  parsedArguments,
  print,
  recordAction,
  requiredReason,
  wholeNumber,
} from '@muster/messaging';
import { Database, statement } from '@muster/persistence';

const options = { count: { type: 'string' }, reason: { type: 'string' }, by: { type: 'string' } } as const;
const MOST = 100_000;

// The year is that of the alliance's time zone; where two are possible both are moved. An alliance may have got its first number since.
const skip = statement(
  'skip_ticket_numbers',
  `insert into ticket_number_block (tenant_id, year, next)
   select tenant_id, year, 1 + $1::int
   from (select tenant_id from directory union select tenant_id from ticket_number_block) as alliance,
     (select distinct extract(year from instant at time zone 'UTC')::int as year
      from unnest(array[now() - interval '12 hours', now() + interval '14 hours']) as instant) as possible
   on conflict (tenant_id, year) do update set next = ticket_number_block.next + $1::int
   returning tenant_id, year, next`,
);

/**
 * `main.js numbers skip --count <n> --reason <text>`: leaves out the next `n` ticket numbers of every alliance, from 1 to 100,000. After
 * PostgreSQL went back to a backup, numbers that enterprises were told since would be given a second time (ADR-0181). A process that runs
 * first uses up the numbers that it holds, a hundred at the most: run it before the service starts.
 */
export const numbersCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsedArguments(args, options);
  if (positionals.join(' ') !== 'skip') throw new Misused('numbers: skip');
  const count = wholeNumber('--count', values.count ?? '');
  if (count > MOST) throw new Misused(`--count: ${MOST} at the most`);
  const reason = requiredReason('numbers skip', values.reason);
  const operator = operatorName(values.by);
  const alliances = await app.get(Database).transaction(async (transaction) => {
    const moved = await transaction.query<{ tenant_id: string; year: number; next: number }>(skip, [count]);
    await recordAction(transaction, { operator, action: 'numbers.skip', reason, detail: { count } });
    return moved;
  });
  print({ count, alliances: alliances.sort((a, b) => (a.tenant_id < b.tenant_id ? -1 : 1)) });
  return 0;
};
