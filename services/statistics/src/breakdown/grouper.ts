import { parseCellKey } from '../domain/cell.js';
import type { Name } from '../domain/directory-fact.js';
import { coverageContributions } from '../domain/directory-fold.js';
import type { GroupDirectory, Grouping } from '../domain/group-directory.js';
import type { CellValue } from '../domain/measure.js';
import type { WhistleOrigin } from '../facts/whistle-origins.js';

/** `named` has a code; `none`: the whistle has no such mark; `no_enterprise`: it was blown for none, an individual's or the council's own. */
export const GROUP_KINDS = ['named', 'none', 'no_enterprise'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** One group of whistles. */
export interface Group {
  readonly kind: GroupKind;
  /** Null but for `named`. */
  readonly code: string | null;
}

/** As much of a whistle as decides its groups. */
export interface Groupable {
  readonly category: string;
  readonly origin: Pick<WhistleOrigin, 'enterpriseId' | 'source' | 'processStage'>;
}

/** The active enterprises of a group. */
export interface GroupMembers {
  readonly enterprises: number;
  /** What they add to the organisation figures O1 and O2. */
  readonly cells: readonly CellValue[];
}

/** Says of which groups a whistle is, and what they are called. */
export interface Grouper {
  /** At least one; several when its enterprise is of several industry alliances. */
  groupsOf(whistle: Groupable): readonly Group[];
  /** The groups that are listed although nothing counts in them, in the order in which they are listed. */
  readonly standing: readonly Group[];
  /** Null for a code that the directory does not know. */
  nameOf(group: Group): Name | null;
  /** Active enterprises of the group and how they are covered; null where groups are not of enterprises. */
  membersOf(group: Group): GroupMembers | null;
}

const NONE: Group = { kind: 'none', code: null };
const NO_ENTERPRISE: Group = { kind: 'no_enterprise', code: null };
const named = (code: string): Group => ({ kind: 'named', code });
const oneOf = (code: string | null): Group[] => [code === null ? NONE : named(code)];

/** Who raises whistles, in the order of the contract (mechanisms 3.12). */
const SOURCES: ReadonlyMap<string, Name> = new Map([
  ['enterprise', { zh: '企业', en: 'enterprise' }],
  ['hotline', { zh: '热线', en: 'hotline' }],
  ['party_organisation', { zh: '党组织', en: 'party organisation' }],
  ['council', { zh: '理事会', en: 'council' }],
]);

const WITHOUT: Readonly<Record<Grouping, Name>> = {
  source: { zh: '来源不明', en: 'no source' },
  industry_alliance: { zh: '不在任何产业联盟', en: 'in no industry alliance' },
  process_stage: { zh: '未注明环节', en: 'no stage given' },
  category: { zh: '未分类', en: 'no category' },
};
const FOR_NO_ENTERPRISE: Name = { zh: '不代表企业', en: 'for no enterprise' };

/** The grouper of a grouping, by the directory. */
export function grouperOf(grouping: Grouping, directory: GroupDirectory): Grouper {
  const labels = grouping === 'source' ? SOURCES : directory.labels;
  const standing = grouping === 'source' ? [...SOURCES.keys()] : inForce(directory);
  return {
    groupsOf: (whistle) => groupsOf(grouping, directory, whistle),
    standing: standing.map(named),
    nameOf: ({ kind, code }) => {
      if (kind === 'no_enterprise') return FOR_NO_ENTERPRISE;
      if (code === null) return WITHOUT[grouping];
      const label = labels.get(code);
      return label ? { zh: label.zh, en: label.en } : null;
    },
    membersOf: (group) => (grouping === 'industry_alliance' ? membersOf(group, directory) : null),
  };
}

function groupsOf(
  grouping: Grouping,
  { enterprises }: GroupDirectory,
  { category, origin }: Groupable,
): readonly Group[] {
  switch (grouping) {
    case 'source':
      return oneOf(origin.source);
    case 'process_stage':
      return oneOf(origin.processStage);
    case 'category':
      return oneOf(category);
    case 'industry_alliance': {
      if (origin.enterpriseId === null) return [NO_ENTERPRISE];
      const ids = new Set(enterprises.get(origin.enterpriseId)?.allianceIds);
      return ids.size > 0 ? [...ids].map(named) : [NONE];
    }
  }
}

function inForce({ labels }: GroupDirectory): string[] {
  return [...labels].filter(([, label]) => label.inForce).map(([code]) => code);
}

function membersOf({ kind, code }: Group, { enterprises, covered }: GroupDirectory): GroupMembers {
  if (kind === 'no_enterprise') return { enterprises: 0, cells: [] };
  const isOf = (ids: readonly string[]) => (code === null ? ids.length === 0 : ids.includes(code));
  const members = [...enterprises].filter(([, { active, allianceIds }]) => active && isOf(allianceIds));
  const ofMembers = Object.fromEntries(members.map(([id]) => [id, covered.enterprises[id]!]));
  const contributions = coverageContributions({ ...covered, enterprises: ofMembers });
  return {
    enterprises: members.length,
    cells: [...contributions].map(([key, value]) => ({ ...parseCellKey(key), value })),
  };
}
