import { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import { NEWS_MS } from '../announcing/notice-of-event.js';
import { COVERAGE_CHANGED, coverageNotices, PROJECT_COVERAGE_CHANGED } from './coverage-notices.js';

const NOW = new Date('2026-12-01T04:00:00.000Z');
const alliance = { id: 'harbour', convenor_unit_id: 'secretariat' };
const directories = new Map([
  [
    'harbour',
    DirectorySnapshot.of('harbour', 1, [
      { kind: 'alliance', id: 'harbour', version: 1, removed: false, data: alliance },
    ]),
  ],
]);
const due = (count: number, need: string) =>
  Array.from({ length: count }, (_, index) => ({
    enterprise_id: `${need}-${index}`,
    need,
    reason: 'joined',
  }));
const changed = (data: object, more: object = {}) =>
  ({
    id: 'e',
    type: COVERAGE_CHANGED,
    tenantId: 'harbour',
    key: 'harbour',
    time: NOW,
    data,
    ...more,
  }) as ReceivedEvent;
const told = (...events: ReceivedEvent[]) =>
  coverageNotices(events, directories, NOW).map(({ notice }) => notice);

describe('notices about coverage', () => {
  it('tell the alliance and its convening unit how many are to be covered, and name the first', () => {
    const both = [...due(2, 'own_organisation'), ...due(4, 'any_organisation')];
    expect(told(changed({ due: both, settled: [] }))).toEqual([
      expect.objectContaining({
        ...{ kind: 'coverage_due', unitId: 'secretariat', enterpriseId: null, dueAt: null },
        ...{ enterpriseCount: 6, ownCount: 2 },
        firstEnterpriseIds: both.slice(0, 5).map(({ enterprise_id }) => enterprise_id),
      }),
    ]);
  });

  it('tell how many projects lack an officer or a branch, each project once', () => {
    const lacking = [
      { project_id: 'p', need: 'officer', reason: 'term_ended' },
      { project_id: 'p', need: 'own_organisation', reason: 'members' },
      { project_id: 'q', need: 'any_organisation', reason: 'registered' },
    ];
    const type = PROJECT_COVERAGE_CHANGED;
    expect(told(changed({ due: lacking, settled: [] }, { type }))).toEqual([
      expect.objectContaining({
        ...{ kind: 'project_coverage_due', unitId: 'secretariat', dueAt: null },
        ...{ projectCount: 2, officerCount: 1, branchCount: 2, firstProjectIds: ['p', 'q'] },
      }),
    ]);
    const settled = [{ project_id: 'p', need: 'officer' }];
    expect(told(changed({ due: [], settled }, { type }))).toEqual([]);
  });

  it('tell the alliance alone when no unit convenes it', () => {
    const elsewhere = changed({ due: due(1, 'any_organisation'), settled: [] }, { tenantId: 'unknown' });
    expect(told(elsewhere)).toMatchObject([{ tenantId: 'unknown', unitId: null }]);
  });

  it('tell nothing of those who are covered by now, of other events, and of what is long past', () => {
    const news = { due: due(1, 'any_organisation'), settled: [] };
    const before = (ms: number) => changed(news, { time: new Date(NOW.getTime() - ms) });
    expect(told(changed({ due: [], settled: ['covered'] }))).toEqual([]);
    expect(told(changed(news, { type: 'muster.enterprise.registered.v1' }))).toEqual([]);
    expect(told(before(NEWS_MS + 1))).toEqual([]);
    expect(told(before(NEWS_MS))).toHaveLength(1);
  });
});
