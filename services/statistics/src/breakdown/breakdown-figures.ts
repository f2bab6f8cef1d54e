import { definitions } from '../domain/definitions.js';
import { type Group, GROUP_KINDS, type Groupable, type Grouper } from './grouper.js';
import { GroupTally, ratesOver } from './group-tally.js';
import type { GroupFiguresView, GroupView } from './breakdown.view.js';
import type { WhistleShare } from './whistle-share.js';

/** Figures of a month, group by group, and of all whistles once. */
export interface BreakdownFigures {
  readonly groups: GroupView[];
  readonly total: GroupFiguresView;
  readonly without_calendar: number;
}

/** A whistle's share, and what decides its groups. */
export type GroupedShare = WhistleShare & Pick<Groupable, 'origin'>;

/** Adds up shares by group. A whistle of several groups counts in each, and once in the total. */
export function breakDown(shares: Iterable<GroupedShare>, grouper: Grouper): BreakdownFigures {
  const total = new GroupTally();
  const tallies = new Map<string, { group: Group; tally: GroupTally }>();
  const tallyOf = (group: Group): GroupTally => {
    const key = `${group.kind}/${group.code ?? ''}`;
    let known = tallies.get(key);
    if (!known) tallies.set(key, (known = { group, tally: new GroupTally() }));
    return known.tally;
  };
  for (const group of grouper.standing) tallyOf(group);
  for (const share of shares) {
    total.add(share);
    for (const group of grouper.groupsOf(share)) tallyOf(group).add(share);
  }
  return {
    groups: inOrder([...tallies.values()], grouper.standing.length).map(({ group, tally }) => ({
      ...group,
      name_zh: grouper.nameOf(group)?.zh ?? null,
      name_en: grouper.nameOf(group)?.en ?? null,
      ...membersView(group, grouper),
      ...tally.figures(),
    })),
    total: total.figures(),
    without_calendar: total.withoutCalendar,
  };
}

/** 組建率 and 覆蓋率 of the enterprises inside an industry alliance, and of those outside all of them (mechanisms 2.3, 2.31). */
export const COVERAGE_RATES = {
  inside: definitions.indicators.filter(({ code }) => code === 'O1' || code === 'O2'),
  outside: definitions.indicators.filter(({ code }) => code === 'O1x' || code === 'O2x'),
};

function membersView(group: Group, grouper: Grouper): Pick<GroupView, 'enterprises' | 'coverage'> {
  const members = grouper.membersOf(group);
  if (members === null || group.kind === 'no_enterprise')
    return { enterprises: members?.enterprises ?? null, coverage: [] };
  const indicators = COVERAGE_RATES[group.kind === 'named' ? 'inside' : 'outside'];
  return { enterprises: members.enterprises, coverage: ratesOver(indicators, members.cells) };
}

// Those in force as the directory has them; then codes that have left it, and what has none. By no figure: the API ranks nobody.
function inOrder<Row extends { group: Group }>(rows: readonly Row[], standing: number): Row[] {
  const others = rows.slice(standing).sort(({ group: a }, { group: b }) => {
    const byKind = GROUP_KINDS.indexOf(a.kind) - GROUP_KINDS.indexOf(b.kind);
    return byKind || ((a.code ?? '') < (b.code ?? '') ? -1 : 1);
  });
  return [...rows.slice(0, standing), ...others];
}
