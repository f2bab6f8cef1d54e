import fc from 'fast-check';
import { decide } from './decide.js';
import { anyDirectory } from '../../test/directory.arbitrary.js';
import { EMPTY_STATE } from './directory-state.js';
import type { Directory } from './directory.js';
import { evolve, evolveAll, replay } from './evolve.js';

const imported = (directory: Directory, onto = EMPTY_STATE) => evolveAll(onto, decide(onto, directory));
const twoDirectories = fc.tuple(anyDirectory(), anyDirectory());

describe('a directory is what its events make of it', () => {
  it('leads from any directory to any other, entries in order', () => {
    fc.assert(
      fc.property(twoDirectories, ([first, second]) => {
        const before = imported(first);
        const after = imported(second, before);
        expect(before.directory).toEqual(first);
        expect(after.directory).toEqual(second);
      }),
    );
  });

  it('counts own deadline policies behind the defaults, which clocks pin as version 1 (lifecycle B2.6)', () => {
    fc.assert(
      fc.property(anyDirectory(), (directory) => {
        const published = decide(EMPTY_STATE, directory).find(
          ({ type }) => type === 'deadline_policies.published',
        );
        expect(published?.data).toEqual(
          directory.deadline_policies && { policies_version: 2, policies: directory.deadline_policies },
        );
      }),
    );
  });

  it('counts from 1 whatever a calendar is called', () => {
    const [directory] = fc.sample(anyDirectory(), 1);
    const calendars = [{ ...directory!.calendars[0]!, id: 'constructor' }];
    const events = decide(EMPTY_STATE, { ...directory!, calendars });
    expect(events.find(({ type }) => type === 'calendar.published')?.data).toEqual({
      calendar: { ...calendars[0], version: 1 },
    });
  });

  it('finds nothing to do when the same document comes again', () => {
    fc.assert(
      fc.property(anyDirectory(), (directory) =>
        expect(decide(imported(directory), structuredClone(directory))).toEqual([]),
      ),
    );
  });

  it('goes forth and back, with versions that only grow', () => {
    fc.assert(
      fc.property(twoDirectories, ([first, second]) => {
        const one = imported(first);
        const two = imported(second, one);
        const three = imported(first, two);
        expect(three.directory).toEqual(first);
        expect(three.matrix_version).toBeGreaterThanOrEqual(two.matrix_version);
        for (const [id, version] of Object.entries(two.calendar_versions)) {
          expect(three.calendar_versions[id]).toBeGreaterThanOrEqual(version);
        }
      }),
    );
  });

  it('counts one version per event, one event at a time as well as all at once', () => {
    fc.assert(
      fc.property(twoDirectories, ([first, second]) => {
        const before = imported(first);
        const events = decide(before, second);
        const after = evolveAll(before, events);
        expect(after.version).toBe(before.version + events.length);
        expect(events.reduce(evolve, before)).toEqual(after);
        expect(replay([...decide(EMPTY_STATE, first), ...events])).toEqual(after);
      }),
    );
  });

  it('changes neither the state nor the document', () => {
    fc.assert(
      fc.property(twoDirectories, ([first, second]) => {
        const before = imported(first);
        const copies = structuredClone({ before, second });
        imported(second, before);
        expect({ before, second }).toEqual(copies);
      }),
    );
  });
});

describe('what happened to a directory', () => {
  const [sample] = fc.sample(anyDirectory({ full: true }), { numRuns: 1, seed: 1 }) as [Directory];
  const change = (edit: (directory: Directory) => void) => {
    const incoming = structuredClone(sample);
    edit(incoming);
    return decide(imported(sample), incoming).map(({ type, data }) => ({ type, data }));
  };

  it('tells of units before the matrix, and of their removal after it', () => {
    const types = change((directory) => {
      directory.units.push({ ...directory.units[0]!, id: 'new-unit' });
      directory.units.splice(0, 1);
      directory.responsibility_matrix.rules = [];
    }).map(({ type }) => type);
    expect(types).toEqual(['unit.registered', 'responsibility_matrix.published', 'unit.removed']);
  });

  it('publishes the matrix under its next version only when it changed', () => {
    expect(change((directory) => (directory.units[0]!.name_en = 'Renamed'))).toMatchObject([
      { type: 'unit.updated' },
    ]);
    const [published] = change((directory) => (directory.responsibility_matrix.categories = []));
    expect(published).toMatchObject({ type: 'responsibility_matrix.published', data: { matrix_version: 2 } });
  });

  it('gives a calendar a new version when its working time changed, not when it became the default', () => {
    const id = sample.calendars[0]!.id;
    const [holiday] = change((directory) => directory.calendars[0]!.holidays.push('2026-10-08'));
    expect(holiday).toMatchObject({ type: 'calendar.published', data: { calendar: { id, version: 2 } } });
    const [switched] = change(
      (directory) => (directory.calendars[0]!.default = !directory.calendars[0]!.default),
    );
    expect(switched).toMatchObject({ type: 'calendar.published', data: { calendar: { id, version: 1 } } });
  });

  it('never reuses the version of a calendar that went away and came back', () => {
    const without = { ...structuredClone(sample), calendars: [] };
    const back = imported(sample, imported(without, imported(sample)));
    expect(back.calendar_versions[sample.calendars[0]!.id]).toBe(2);
  });

  it('ends the rota of a unit that has none any more', () => {
    const unit_id = sample.duty_rota[0]!.unit_id;
    const events = change((directory) => directory.duty_rota.shift());
    expect(events).toEqual([{ type: 'duty_rota.published', data: { unit_id, shifts: [] } }]);
  });

  it('carries a mere change of order in one event', () => {
    const events = change((directory) => directory.units.reverse());
    const order = sample.units.map(({ id }) => id).reverse();
    expect(events).toEqual([
      { type: 'alliance.updated', data: { alliance: sample.alliance, arrangement: { units: order } } },
    ]);
  });
});
