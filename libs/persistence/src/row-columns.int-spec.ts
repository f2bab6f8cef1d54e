import { testDatabase } from '@muster/local-stack/testing';
import pg from 'pg';
import { RowColumns } from './row-columns.js';

interface Row {
  readonly flag: boolean | null;
  readonly small: number | null;
  readonly whole: number | null;
  readonly large: number | null;
  readonly words: string | null | undefined;
  readonly id: string | null;
  readonly at: Date | number | 'infinity' | null;
  readonly document: string | null;
}

const columns = new RowColumns<Row>({
  flag: 'boolean',
  small: 'smallint',
  whole: 'int',
  large: 'bigint',
  words: 'text',
  id: 'uuid',
  at: 'timestamptz',
  document: 'json',
});
const sql = `select flag, small, whole, large::text, words, id, at::text, document from ${columns.from(1, 'given')}`;

const row = (changes: Partial<Row> = {}): Row => ({
  flag: true,
  small: -32_768,
  whole: 2_147_483_647,
  large: -9_007_199_254_740_991,
  words: '堆场滞箱 🚢 "\\{},',
  id: '01a218e9-bacf-75be-ABAC-e012d6a24f63',
  at: Date.parse('2026-11-26T18:01:40.599Z'),
  document: '{"a": [1, "二"]}',
  ...changes,
});

describe('RowColumns', () => {
  let client: pg.Client;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const test = await testDatabase('row-columns');
    drop = test.drop;
    client = new pg.Client(test.url);
    await client.connect();
    await client.query(`set timezone = 'UTC'`);
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const read = async (rows: readonly Row[]) =>
    (await client.query<Record<string, unknown>>(sql, columns.parameters(rows))).rows;

  it('gives PostgreSQL what it was given', async () => {
    const nothing = {
      ...{ flag: null, small: null, whole: null, large: null, words: undefined, id: null, at: null },
      document: null,
    };
    const rows = [
      row(),
      nothing,
      row({ flag: false, at: 'infinity', words: '' }),
      row({ at: new Date('1969-12-31T23:59:59.999Z') }),
    ];
    const usual = {
      ...{ flag: true, small: -32_768, whole: 2_147_483_647, large: '-9007199254740991', words: row().words },
      ...{ id: row().id!.toLowerCase(), at: '2026-11-26 18:01:40.599+00', document: { a: [1, '二'] } },
    };
    expect(await read(rows)).toEqual([
      usual,
      { ...nothing, words: null },
      { ...usual, flag: false, at: 'infinity', words: '' },
      { ...usual, at: '1969-12-31 23:59:59.999+00' },
    ]);
  });

  it('takes no rows, and more than its buffer holds', async () => {
    expect(await read([])).toEqual([]);
    const long = '吹'.repeat(50_000);
    const rows = await read(Array.from({ length: 20 }, () => row({ words: long })));
    expect(rows.map(({ words }) => words === long)).toEqual(Array.from({ length: 20 }, () => true));
  });

  it.each([
    { id: 'not a uuid' },
    { id: '01a218e9-bacf-75be-abac-e012d6a24f6g' },
    { id: '01a218e9+bacf-75be-abac-e012d6a24f63' },
    { small: 32_768 },
    { whole: 2 ** 31 },
    { large: 2 ** 53 },
    { at: Number.NaN },
  ])('refuses %j', (changes) => {
    expect(() => columns.parameters([row(changes)])).toThrow(/out of range|not a/);
  });

  it('leaves it to PostgreSQL to refuse what is no JSON', async () => {
    await expect(read([row({ document: '{' })])).rejects.toMatchObject({ code: '22P02' });
  });
});
