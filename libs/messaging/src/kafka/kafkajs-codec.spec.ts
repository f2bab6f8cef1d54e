import { crc32c } from '@node-rs/crc32';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { decodeFetch } from './fetch-response.js';
import { encodeProduce, type ProducedRecord, type ProduceRequest } from './produce-request.js';
import type { RecordRun } from './record-run.js';

const library = createRequire(import.meta.url);
const Encoder = library('kafkajs/src/protocol/encoder');
const produceOf = library('kafkajs/src/protocol/requests/produce/v7/request');
const theirs = library('kafkajs/src/protocol/requests/fetch/v11/response') as {
  decode(bytes: Buffer): Promise<Response>;
};

const BATCH_HEAD = 61;
/** Of the buffer that a request is first written into. */
const FIRST_BYTES = 64 * 1024;

interface Message {
  readonly offset: string;
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, Buffer | Buffer[]>;
}
interface Read {
  readonly offset: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, string>;
}
interface Response<Each = Message> {
  readonly responses: { readonly partitions: { readonly messages: Each[] }[] }[];
}

const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const name = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((each) => !(each in {}) && !/^\d+$/.test(each)); // what an object of theirs could hold
const few = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '長', 'ce_id'),
  fc.constantFrom('', 'x', 'y', 'y'.repeat(70), '長'.repeat(30)),
  { maxKeys: 5 },
); // so that records have headers of the one before
const record = fc.record({
  key: text,
  value: fc.option(fc.oneof(text, fc.string({ minLength: 200, maxLength: 3_000 })), { nil: null }),
  headers: fc.oneof(fc.dictionary(name, text, { maxKeys: 14 }), few),
  timestamp: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map(String),
});
const partition = fc.record({
  partition: fc.nat(31),
  firstSequence: fc.nat(),
  messages: fc.array(record, { minLength: 1, maxLength: 20 }),
});
const request = fc.record({
  acks: fc.constantFrom(-1, 1),
  timeout: fc.nat(60_000),
  producerId: fc.bigInt({ min: -1n, max: 2n ** 62n }).map(String),
  producerEpoch: fc.nat(100),
  topicData: fc.array(
    fc.record({
      topic: fc.constantFrom('muster.tickets.v1', 'a'),
      partitions: fc.array(partition, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
});

/** A fetch response that carries a partition's records, the last `cut` bytes of them missing. */
function answerWith(records: Buffer, cut: number): Buffer {
  const head = new Encoder()
    .writeInt32(7) // throttled
    .writeInt16(0)
    .writeInt32(3) // session
    .writeInt32(1)
    .writeString('muster.tickets.v1')
    .writeInt32(1)
    .writeInt32(5) // partition
    .writeInt16(0)
    .writeInt64('900') // high water
    .writeInt64('900')
    .writeInt64('12')
    .writeInt32(-1) // no aborted transactions
    .writeInt32(-1)
    .writeInt32(records.length - cut);
  return Buffer.concat([head.buffer, records.subarray(0, records.length - cut)]);
}

/** The record batch that goes to a partition. */
function batchOf(messages: readonly ProducedRecord[]): Buffer {
  const topicData = [{ topic: 't', partitions: [{ partition: 0, messages }] }];
  const body = encodeProduce({ acks: -1, timeout: 1, topicData }, 0);
  return Buffer.from(body.subarray(body.indexOf('t') + 1 + 3 * 4));
}

/** Each message as what is read of it; partitions without any are left out. */
function withMessages<Each>(response: Response<Each>, read: (message: Each) => object[]): object {
  const responses = response.responses.map(({ partitions, ...topic }) => ({
    ...topic,
    partitions: partitions
      .filter(({ messages }) => messages.length > 0)
      .map(({ messages, ...partition }) => ({ ...partition, messages: messages.flatMap(read) })),
  }));
  return { ...response, responses };
}

const first = (value: Buffer | Buffer[]) => (Array.isArray(value) ? value[0]! : value).toString('utf8');

function ofTheirs({ offset, key, value, headers }: Message): Read[] {
  const texts = Object.entries(headers).map(([name, value]) => [name, first(value)]);
  const record = {
    offset: Number(offset),
    key: key?.toString('utf8') ?? null,
    value,
  };
  return [{ ...record, headers: Object.fromEntries(texts) }];
}

function ofOurs({ offset, isControlRecord, records }: RecordRun): object[] {
  expect([offset, isControlRecord]).toEqual([String(records.at(-1)!.offset), false]);
  return records.map((record) => {
    const { key, value } = record;
    return { offset: record.offset, key, value, headers: record.headers };
  });
}

it('sends the very bytes that the library sends', async () => {
  await fc.assert(
    fc.asyncProperty(request, async (given) => {
      const expected = (await produceOf(given).encode()).buffer as Buffer;
      expect(encodeProduce(given as ProduceRequest, 0).equals(expected)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

it('sends the very bytes that the library sends, wherever its first buffer ends', async () => {
  const timestamp = '1700000000000';
  const records: ProducedRecord[] = [
    {
      key: Buffer.from('key'),
      value: 'short',
      headers: { name: 'text', bytes: Buffer.from('few') },
      timestamp,
    },
    { key: 'text', value: Buffer.from('x'.repeat(30)), headers: { long: '長'.repeat(30) }, timestamp },
  ];
  const other = { topic: 'muster.tickets.v1', partitions: [{ partition: 1, messages: records }] };
  const different: number[] = [];
  for (let length = FIRST_BYTES - 420; length < FIRST_BYTES - 60; length++) {
    const messages = [{ key: 'k', value: Buffer.alloc(length, 'x'), timestamp }, ...records];
    const topicData = [{ topic: 'a', partitions: [{ partition: 0, messages }] }, other];
    const given = { acks: -1, timeout: 1, producerId: '7', producerEpoch: 0, topicData };
    const expected = (await produceOf(given).encode()).buffer as Buffer;
    if (!encodeProduce(given, 0).equals(expected)) different.push(length);
  }
  expect(different).toEqual([]);
});

it('sends what the library reads as it was given, however much it is', async () => {
  const some = fc.array(record, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      some,
      fc.nat(FIRST_BYTES),
      fc.integer({ min: 1, max: 40 }),
      async (each, bytes, times) => {
        const filler = { key: 'k', value: Buffer.alloc(bytes, 'x'), headers: {} };
        const given = [filler, ...Array.from({ length: times }, () => each).flat()];
        const read = await theirs.decode(answerWith(batchOf(given), 0));
        const found = read.responses[0]!.partitions[0]!.messages.flatMap(ofTheirs);
        const texts = found.map(({ key, value, headers }) => [key, value?.toString() ?? null, headers]);
        const expected = given.map(({ key, value, headers }) => [key, value?.toString() ?? null, headers]);
        expect(JSON.stringify(texts)).toBe(JSON.stringify(expected));
      },
    ),
    { numRuns: 50 },
  );
});

it('reads what the library reads, up to where the broker has cut it', async () => {
  const batches = fc.array(fc.array(record, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, fc.nat(400), async (given, cut) => {
      const records = Buffer.concat(given.map(batchOf));
      // Of less than a batch's head the library makes an error.
      const answer = answerWith(records, Math.min(cut, records.length - BATCH_HEAD));
      const ours = decodeFetch(answer) as unknown as Response<RecordRun>;
      expect(withMessages(ours, ofOurs)).toEqual(withMessages(await theirs.decode(answer), ofTheirs));
    }),
    { numRuns: 100 },
  );
});

it('leaves out a partition that brings nothing', () => {
  expect(decodeFetch(answerWith(Buffer.alloc(0), 0))).toMatchObject({ responses: [{ partitions: [] }] });
});

it('leaves to the library what is compressed or transactional', () => {
  const records = batchOf([{ key: 'k', value: 'v' }]);
  const attributes = 8 + 4 + 4 + 1 + 4;
  for (const unusual of [1, 0x10, 0x20]) {
    records.writeInt16BE(unusual, attributes);
    expect(decodeFetch(answerWith(records, 0))).toBeUndefined();
  }
});

it('knows the check value of CRC-32C', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
});
