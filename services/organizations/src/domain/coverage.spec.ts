import { coverageEvents, needsOf } from './coverage.js';
import type { Directory, Enterprise, PartyOrganisation } from './directory.js';

const enterprise = (id: string, formal_members: number, active = true): Enterprise => ({
  ...{ id, formal_members, active, industry_alliance_ids: [] },
  ...{ name_zh: id, name_en: id },
});
const branch = (form: PartyOrganisation['form'], ...enterprise_ids: string[]): PartyOrganisation => ({
  ...{ id: `${form}-${enterprise_ids.join('-')}`, form, enterprise_ids, members: 3 },
  ...{ name_zh: form, name_en: form },
});
const directory = (enterprises: Enterprise[], ...party_organisations: PartyOrganisation[]): Directory =>
  ({ enterprises, party_organisations }) as unknown as Directory;
const changed = (before: Directory | null, after: Directory) =>
  coverageEvents(before, after).map(({ data }) => data);

describe('what enterprises lack', () => {
  it('is an organisation of their own from three formal members on, whatever covers them, and any for others (1.4, 1.5)', () => {
    const enterprises = [enterprise('three', 3), enterprise('two', 2), enterprise('none', 0)];
    expect([...needsOf(directory(enterprises))]).toEqual([
      ['three', 'own_organisation'],
      ['two', 'any_organisation'],
      ['none', 'any_organisation'],
    ]);
    expect([...needsOf(directory(enterprises, branch('joint', 'three', 'two', 'none')))]).toEqual([
      ['three', 'own_organisation'],
    ]);
    expect([
      ...needsOf(directory(enterprises, branch('own', 'three'), branch('joint', 'two', 'none'))),
    ]).toEqual([]);
  });

  it('is not filled by a committee, and nothing for those that are not active', () => {
    expect([...needsOf(directory([enterprise('two', 2)], branch('committee', 'two'))).keys()]).toEqual([
      'two',
    ]);
    expect([...needsOf(directory([enterprise('left', 5, false)]))]).toEqual([]);
  });
});

describe('an import', () => {
  const found = directory([enterprise('old', 1)]);

  it('tells of nobody when it is the first, nor of those who lacked the same before', () => {
    expect(changed(null, found)).toEqual([]);
    expect(changed(found, directory([enterprise('old', 2)]))).toEqual([]);
  });

  it('tells of who joins without cover, not of who joins together with a branch (2.5)', () => {
    const joined = directory(
      [enterprise('old', 1), enterprise('new', 0), enterprise('big', 4), enterprise('ready', 3)],
      branch('own', 'ready'),
    );
    expect(changed(found, joined)).toEqual([
      {
        due: [
          { enterprise_id: 'new', need: 'any_organisation', reason: 'joined' },
          { enterprise_id: 'big', need: 'own_organisation', reason: 'joined' },
        ],
        settled: [],
      },
    ]);
  });

  it('tells why: members who became more, cover that is lost, an enterprise that comes back', () => {
    const before = directory(
      [enterprise('grows', 2), enterprise('loses', 1), enterprise('returns', 1, false)],
      branch('joint', 'grows', 'loses'),
    );
    const after = directory([enterprise('grows', 3), enterprise('loses', 1), enterprise('returns', 1)]);
    expect(changed(before, after)).toEqual([
      {
        due: [
          { enterprise_id: 'grows', need: 'own_organisation', reason: 'members' },
          { enterprise_id: 'loses', need: 'any_organisation', reason: 'cover_lost' },
          { enterprise_id: 'returns', need: 'any_organisation', reason: 'joined' },
        ],
        settled: [],
      },
    ]);
  });

  it('tells who lacks nothing any more; who leaves is nobody’s task', () => {
    const before = directory([enterprise('covered', 1), enterprise('leaves', 1), enterprise('rests', 1)]);
    const after = directory(
      [enterprise('covered', 1), enterprise('rests', 1, false)],
      branch('joint', 'covered', 'x'),
    );
    expect(changed(before, after)).toEqual([{ due: [], settled: ['covered'] }]);
  });

  it('names five hundred at once, and each once', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => enterprise(`e-${index}`, 0));
    const told = coverageEvents(directory([]), directory(many)).map(
      ({ data }) => (data as { due: { enterprise_id: string }[] }).due,
    );
    expect(told.map(({ length }) => length)).toEqual([500, 500, 1]);
    expect(new Set(told.flat().map(({ enterprise_id }) => enterprise_id)).size).toBe(1_001);
  });
});
