import { groupDirectoryOf } from './group-directory.js';

const event = (name: string, data: object) => ({ type: `muster.${name}.v1`, data });
const alliance = (id: string) => ({ id, name_zh: `${id}联盟`, name_en: `${id} alliance` });
const stage = (code: string) => ({ code, name_zh: `${code}环节`, name_en: `${code} stage` });
const matrix = (...stages: string[]) =>
  event('responsibility_matrix.published', {
    process_stages: stages.map(stage),
    categories: [stage('category-1')],
  });

describe('the groups of a directory', () => {
  it('are its industry alliances with their enterprises; who has left keeps the last', () => {
    const enterprise = (id: string, ...industry_alliance_ids: string[]) => ({
      enterprise: { id, industry_alliance_ids, active: true, formal_members: 0 },
    });
    const { labels, enterprises } = groupDirectoryOf('industry_alliance', [
      event('industry_alliance.registered', { industry_alliance: alliance('oils') }),
      event('industry_alliance.registered', { industry_alliance: alliance('cars') }),
      event('enterprise.registered', enterprise('a', 'oils')),
      event('enterprise.registered', enterprise('b', 'oils', 'cars')),
      event('enterprise.updated', enterprise('a', 'cars')),
      event('enterprise.removed', { enterprise: { id: 'b' } }),
      event('industry_alliance.removed', { industry_alliance: { id: 'oils' } }),
    ]);
    expect([...labels]).toEqual([
      ['oils', { zh: 'oils联盟', en: 'oils alliance', inForce: false }],
      ['cars', { zh: 'cars联盟', en: 'cars alliance', inForce: true }],
    ]);
    expect(Object.fromEntries(enterprises)).toEqual({
      a: { allianceIds: ['cars'], active: true },
      b: { allianceIds: ['oils', 'cars'], active: false },
    });
  });

  it('are the stages of its newest matrix, in their order, and behind them those that it had before', () => {
    const { labels } = groupDirectoryOf('process_stage', [
      matrix('berth', 'yard'),
      matrix('gate', 'berth'),
      matrix('gate'),
    ]);
    expect([...labels].map(([code, { inForce }]) => [code, inForce])).toEqual([
      ['gate', true],
      ['berth', false],
      ['yard', false],
    ]);
    expect([...groupDirectoryOf('category', [matrix('berth')]).labels.keys()]).toEqual(['category-1']);
  });
});
