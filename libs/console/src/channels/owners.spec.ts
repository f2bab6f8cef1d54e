import { ownersOf } from './owners.ts';

const directory = {
  alliance: '海港联盟',
  units: [{ value: 'customs', label: '海关' }],
  officers: [{ value: 'officer-1', label: 'officer-1' }],
  enterprises: [{ value: 'acme', label: '某企业' }],
  party: (id: string) => ({ customs: '海关', acme: '某企业' })[id] ?? id,
};
const owners = (me: object) =>
  ownersOf(
    { unit_id: null, enterprise_id: null, ...me } as Parameters<typeof ownersOf>[0],
    directory,
    ({ zh }) => zh,
  ).map(({ label, named }) => [label, named]);

describe('for whom a channel may be opened', () => {
  it('a unit’s people: their unit, and officers', () => {
    expect(owners({ unit_id: 'customs' })).toEqual([
      ['海关', {}],
      ['officer-1 人员', { officer_id: 'officer-1' }],
    ]);
  });

  it('an enterprise: itself', () => {
    expect(owners({ enterprise_id: 'acme' })).toEqual([['某企业', {}]]);
  });

  it('a dispatcher: the alliance first, then everybody', () => {
    expect(owners({})).toEqual([
      ['海港联盟 联盟', {}],
      ['海关', { unit_id: 'customs' }],
      ['officer-1 人员', { officer_id: 'officer-1' }],
      ['某企业', { enterprise_id: 'acme' }],
    ]);
  });
});
