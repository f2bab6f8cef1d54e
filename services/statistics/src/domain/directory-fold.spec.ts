import { type CellValue, evaluate } from './measure.js';
import { definitions } from './definitions.js';
import { directoryFold } from './directory-fold.js';
import { parseCellKey } from './cell.js';
import { project, unseen } from './fold.js';
import { periodsIn } from './period.js';
import type { PublicEvent } from './public-event.js';

const periodOf = periodsIn('Asia/Shanghai');

function directory(...events: [string, object][]): PublicEvent[] {
  return events.map(([name, data], index) => ({
    type: `muster.${name}.v1`,
    version: index + 1,
    time: 1_000,
    recordedAt: 1_000 + index,
    data: data as Record<string, unknown>,
  }));
}

const enterprise = (id: string, formal_members: number, industry_alliance_ids = ['oils'], active = true) =>
  ['enterprise.registered', { enterprise: { id, formal_members, industry_alliance_ids, active } }] as [
    string,
    object,
  ];
const organisation = (id: string, form: string, members: number, ...enterprise_ids: string[]) =>
  ['party_organisation.formed', { party_organisation: { id, form, members, enterprise_ids } }] as [
    string,
    object,
  ];

function figure(code: string, events: PublicEvent[]) {
  const { state } = project(directoryFold, unseen(directoryFold), events, periodOf);
  const cells: CellValue[] = [...directoryFold.contributions(state.fact, periodOf)].map(([key, value]) => ({
    ...parseCellKey(key),
    value,
  }));
  return evaluate(definitions.indicators.find((each) => each.code === code)!.alliance!.measure, cells);
}

describe('organisation figures', () => {
  const events = directory(
    enterprise('e1', 5),
    enterprise('e2', 3),
    enterprise('e3', 2),
    enterprise('e4', 0),
    enterprise('e5', 9, []),
    enterprise('e6', 7, ['oils'], false),
    organisation('o1', 'own', 6, 'e1'),
    organisation('o2', 'own', 8, 'e5'),
    organisation('o3', 'joint', 4, 'e2', 'e3'),
    organisation('o4', 'alliance_branch', 0, 'e4'),
    organisation('o5', 'committee', 0, 'e4'),
  );

  it('measures own organisations against the enterprises that are due one, in the industry alliances only', () => {
    expect(figure('O1', events)).toMatchObject({ numerator: 1, denominator: 2, rate: 0.5 });
    expect(figure('O1x', events)).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('covers by own, joint and alliance branch; an enterprise that has left is not counted', () => {
    expect(figure('O2', events)).toMatchObject({
      numerator: 4,
      denominator: 4,
      shown: { own: 1, joint: 2, alliance_branch: 1, none: 0 },
    });
  });

  it('adds up organisations and members, and checks the sum', () => {
    expect(figure('O4', events)).toMatchObject({
      numerator: 18,
      denominator: 3,
      shown: { own: 2, joint: 1, alliance_branch: 1, committee: 1, organisations_keeping_members: 3 },
    });
  });

  it('follows what changes: a branch dissolved, members leaving, an enterprise removed', () => {
    const later = [
      ...events,
      ...directory(
        ['party_organisation.dissolved', { party_organisation: { id: 'o4' } }],
        [
          'enterprise.updated',
          { enterprise: { id: 'e2', formal_members: 2, industry_alliance_ids: ['oils'], active: true } },
        ],
        ['enterprise.removed', { enterprise: { id: 'e3' } }],
      ).map((event, index) => ({ ...event, version: events.length + 1 + index })),
    ];
    expect(figure('O1', later)).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure('O2', later)).toMatchObject({ numerator: 2, denominator: 3, shown: { none: 1 } });
  });
});
