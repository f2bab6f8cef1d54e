import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compatibilityFaults } from './compatibility.js';
import { releasedSchema } from './document/published-schema.js';
import { compileSchema, eventTypes, type JsonSchema, openSchema } from './index.js';

const library = join(import.meta.dirname, '..');
const filesOf = (folder: string, type: string): { version: string; data: JsonSchema }[] =>
  readdirSync(join(library, folder, type)).map((file) => ({
    version: /^(\d+\.\d+\.\d+)(-\d+)?\.json$/.exec(file)![1]!,
    data: JSON.parse(readFileSync(join(library, folder, type, file), 'utf8')) as JsonSchema,
  }));

describe('compatibility within a major (FULL_TRANSITIVE)', () => {
  it('keeps no released schemas or examples of types that are gone', () => {
    const types = Object.keys(eventTypes).sort();
    expect(readdirSync(join(library, 'released')).sort()).toEqual(types);
    expect(readdirSync(join(library, 'examples')).sort()).toEqual(types);
  });

  describe.each(Object.values(eventTypes))('$type', ({ type, versions }) => {
    const released = filesOf('released', type);
    const examples = filesOf('examples', type);

    it('has a released schema and an example of every version', () => {
      expect(new Set(released.map(({ version }) => version))).toEqual(new Set(versions));
      expect(new Set(examples.map(({ version }) => version))).toEqual(new Set(versions));
    });

    it('is what its newest release says', () => {
      expect(releasedSchema(type)).toEqual(released.find(({ version }) => version === versions.at(-1))!.data);
    });

    it('validates every recorded example under every release, and strictly under its own', () => {
      for (const schema of released) {
        const open = compileSchema(openSchema(schema.data));
        const closed = compileSchema(schema.data);
        for (const example of examples) {
          expect([example.version, open(example.data), open.errors]).toEqual([example.version, true, null]);
          if (example.version === schema.version)
            expect([closed(example.data), closed.errors]).toEqual([true, null]);
        }
      }
    });

    it('has releases that differ only in what may change', () => {
      for (const older of released) {
        for (const newer of released) {
          if (versions.indexOf(older.version) < versions.indexOf(newer.version)) {
            expect(compatibilityFaults(older.data, newer.data)).toEqual([]);
          }
        }
      }
    });
  });
});

describe('the gate itself', () => {
  const schema = releasedSchema('muster.activity.attendance_recorded.v1');
  const changed = (change: (entry: any) => void): JsonSchema => {
    const copy = structuredClone(schema) as any;
    change(copy.properties.attendance.items);
    return copy;
  };

  it('lets optional fields, wording and new values of lists pass', () => {
    expect(
      compatibilityFaults(
        schema,
        changed((entry) => (entry.properties.minutes = { type: 'integer' })),
      ),
    ).toEqual([]);
    expect(
      compatibilityFaults(
        schema,
        changed((entry) => (entry.properties.hours.description = '小时 / hours')),
      ),
    ).toEqual([]);
    expect(compatibilityFaults({ enum: ['a'] }, { enum: ['a', 'b'] })).toEqual([]);
  });

  it.each<[string, (entry: any) => void, string]>([
    ['a removal', (entry) => delete entry.properties.hours, '/attendance/*/hours: removed'],
    [
      'a new required field',
      (entry) => entry.required.push('minutes'),
      '/attendance/*/minutes: added as required',
    ],
    [
      'a field that becomes required',
      (entry) => entry.required.push('unit_id'),
      '/attendance/*/unit_id: now required',
    ],
    ['one that no longer is', (entry) => entry.required.pop(), '/attendance/*/hours: no longer required'],
    [
      'another type',
      (entry) => (entry.properties.hours.type = 'integer'),
      '/attendance/*/hours: type changed',
    ],
    [
      'a tighter bound',
      (entry) => (entry.properties.hours.maximum = 8),
      '/attendance/*/hours: maximum changed',
    ],
    [
      'a list where none was',
      (entry) => (entry.properties.hours.enum = [1]),
      '/attendance/*/hours: list of values appeared or vanished',
    ],
    ['other alternatives', (entry) => (entry.anyOf = [{}]), '/attendance/*: alternatives changed'],
  ])('refuses %s', (_, change, fault) => {
    expect(compatibilityFaults(schema, changed(change))).toEqual([fault]);
  });

  it('refuses a removed value and reports where', () => {
    expect(compatibilityFaults({ anyOf: [{ enum: ['a', 'b'] }] }, { anyOf: [{ enum: ['a'] }] })).toEqual([
      '|0: value "b" removed',
    ]);
  });
});
