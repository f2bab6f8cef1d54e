import { homeOf, placesOf } from './places.js';

const pathsOf = (me: Parameters<typeof placesOf>[0]) => placesOf(me).map(({ path }) => path);

describe('places', () => {
  it('of an operator begin with the accounts', () => {
    const operator = { role: 'operator', alliance_id: 'tianjin' } as const;
    expect(homeOf(operator)).toBe('/accounts');
    expect(pathsOf(operator)).toEqual([
      '/accounts',
      '/whistles',
      '/practice-lists',
      '/projects',
      '/figures',
      '/figures/units',
      '/channels',
    ]);
  });

  it('of an operator of the platform are the accounts: the API refuses what happens inside an alliance', () => {
    expect(pathsOf({ role: 'operator', alliance_id: null })).toEqual(['/accounts']);
  });

  it('of everybody else are without accounts', () => {
    expect(pathsOf({ role: 'unit_officer', alliance_id: 'tianjin' })).toEqual([
      '/inbox',
      '/whistles',
      '/meetings',
      '/activities',
      '/campaigns',
      '/resources',
      '/mobilisations',
      '/practice-lists',
      '/projects',
      '/figures',
      '/figures/units',
      '/channels',
    ]);
  });

  it('of those who answer for nobody’s channels are without them', () => {
    expect(pathsOf({ role: 'analyst', alliance_id: 'tianjin' })).not.toContain('/channels');
  });
});
