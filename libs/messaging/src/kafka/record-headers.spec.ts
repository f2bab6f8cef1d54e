import fc from 'fast-check';
import { ByteReader } from './byte-reader.js';
import { RecordHeaders } from './record-headers.js';

type Pair = readonly [string, string | null];

/** Headers as records carry them, one after the other, and where each begins. */
function recordsOf(...records: (readonly Pair[])[]): { headers: RecordHeaders; places: number[] } {
  const parts: Buffer[] = [];
  const varint = (value: number) => parts.push(Buffer.from([value < 0 ? 1 : value * 2])); // below 64
  const text = (value: string) => {
    varint(Buffer.byteLength(value));
    parts.push(Buffer.from(value));
  };
  const places = records.map((pairs) => {
    const place = Buffer.concat(parts).length;
    varint(pairs.length);
    for (const [name, value] of pairs) {
      text(name);
      if (value === null) varint(-1);
      else text(value);
    }
    return place;
  });
  return { headers: new RecordHeaders(new ByteReader(Buffer.concat(parts))), places };
}

it('gives each record its own headers, whatever the one before had', () => {
  const records: Pair[][] = [
    [
      ['ce_id', 'a'],
      ['ce_type', 'raised'],
    ],
    [
      ['ce_id', 'b'],
      ['ce_type', 'raised'],
    ],
    [
      ['ce_id', 'b'],
      ['ce_type', '吹哨'],
    ],
    [
      ['ce_id', 'b'],
      ['ce_name', '吹哨'],
    ],
    [['ce_id', 'c']],
    [['ce_id', '']],
    [],
    [
      ['ce_id', 'd'],
      ['ce_type', 'raised'],
    ],
  ];
  const { headers, places } = recordsOf(...records);
  expect(places.map((at) => headers.read(at))).toEqual(records.map((pairs) => Object.fromEntries(pairs)));
  expect(headers.read(places[0]!)).toEqual({ ce_id: 'a', ce_type: 'raised' });
});

it('gives each record its own headers, however many of them it has from the one before', () => {
  const value = fc.constantFrom('a', 'b', '吹哨', 'long enough for four', 'long enough for five', '');
  const record = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(value, value, value).map((first) => [...first, 'same', 'same as well', '']),
    },
    { weight: 1, arbitrary: fc.array(value, { maxLength: 8 }) },
  );
  fc.assert(
    fc.property(fc.array(record, { maxLength: 20 }), (values) => {
      const records = values.map((each) => each.map((text, index): Pair => [`name-${index}`, text]));
      const { headers, places } = recordsOf(...records);
      expect(places.map((at) => headers.read(at))).toEqual(records.map((pairs) => Object.fromEntries(pairs)));
    }),
  );
});

it('takes the first of two values, and none for empty', () => {
  const twice = (second: string): Pair[] => [
    ['ce_id', 'a'],
    ['ce_id', second],
    ['empty', null],
  ];
  const { headers, places } = recordsOf(twice('b'), twice('c'), twice('d'));
  for (const at of places) expect(headers.read(at)).toEqual({ ce_id: 'a', empty: '' });
  expect([headers.one(places[2]!, 'ce_id'), headers.one(places[2]!, 'empty')]).toEqual(['a', '']);
});

it('finds one header, and tells that there is none', () => {
  const { headers, places } = recordsOf(
    [
      ['ce_typo', 'x'],
      ['ce_type', 'raised'],
      ['ce_types', 'y'],
    ],
    [],
  );
  expect(headers.one(places[0]!, 'ce_type')).toBe('raised');
  expect(headers.one(places[0]!, 'ce_id')).toBeUndefined();
  expect(headers.one(places[1]!, 'ce_type')).toBeUndefined();
});
