import {
  daysLeftText,
  endsSoon,
  isLacking,
  mostUrgentFirst,
  selectedBy,
  type Site,
} from './site-officers.js';

const site = (project_id: string, more: object = {}): Site =>
  ({ project_id, has_officer: true, branch_need: null, officers: [], ...more }) as unknown as Site;

it('puts first who lacks an officer, then who is due a branch, then whose term ends within a month', () => {
  const serving = (days_left: number | null) => ({ officers: [{ state: 'serving', days_left }] });
  const sites = [
    site('fine', serving(31)),
    site('endless', serving(null)),
    site('soon', serving(30)),
    site('due', { branch_need: 'any_organisation' }),
    site('nobody', { has_officer: false, branch_need: 'own_organisation' }),
  ];
  expect(mostUrgentFirst(sites).map(({ project_id }) => project_id)).toEqual([
    ...['nobody', 'due', 'soon', 'fine', 'endless'],
  ]);
  expect(sites.filter(isLacking).map(({ project_id }) => project_id)).toEqual(['due', 'nobody']);
  expect(endsSoon({ state: 'ended', days_left: -1 })).toBe(false);
});

it('says how many days a term has left, and for how many it is over', () => {
  expect(daysLeftText(0)?.zh).toBe('还有 0 天');
  expect(daysLeftText(-3)).toEqual({ zh: '已届满 3 天', en: 'over for 3 days' });
  expect(daysLeftText(null)).toBeUndefined();
});

it('names each body that selected an officer once', () => {
  const posts = [{ appointed_by: '民企中心' }, {}, { appointed_by: '民企中心' }] as never;
  expect(selectedBy({ posts })).toEqual(['民企中心']);
});
