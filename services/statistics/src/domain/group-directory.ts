import type {
  EnterpriseRegistered,
  EnterpriseRemoved,
  IndustryAllianceRegistered,
  IndustryAllianceRemoved,
  ResponsibilityMatrixPublished,
} from '@muster/contracts';
import { type DirectoryFact, emptyDirectory, type Name } from './directory-fact.js';
import { afterDirectoryEvents, type DirectoryEvent } from './directory-fold.js';
import { COVERAGE_EVENTS } from './enterprise-coverage.js';

/** By what whistles are grouped (mechanisms 0.7, 2.3, 3.12). */
export const GROUPINGS = ['source', 'industry_alliance', 'process_stage', 'category'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a group is called; one that has left the directory keeps its name, because older whistles are still of it. */
export interface GroupLabel extends Name {
  readonly inForce: boolean;
}

/** Of which industry alliances an enterprise is; of one that was removed, those that it was last of. */
export interface GroupedEnterprise {
  readonly allianceIds: readonly string[];
  readonly active: boolean;
}

/** What groups a directory makes of whistles, at one moment. Labels are in the order in which the directory had them. */
export interface GroupDirectory {
  readonly labels: ReadonlyMap<string, GroupLabel>;
  readonly enterprises: ReadonlyMap<string, GroupedEnterprise>;
  /** Who is covered by which party organisation; by industry alliance only. */
  readonly covered: Pick<DirectoryFact, 'enterprises' | 'organisations'>;
}

/** The events of a directory that {@link groupDirectoryOf} needs for each grouping. */
export const GROUP_EVENTS: Readonly<Record<Grouping, readonly string[]>> = {
  source: [],
  industry_alliance: COVERAGE_EVENTS,
  process_stage: ['muster.responsibility_matrix.published.v1'],
  category: ['muster.responsibility_matrix.published.v1'],
};

/** The groups after these events of a directory, in the order of its versions. */
export function groupDirectoryOf(grouping: Grouping, events: readonly DirectoryEvent[]): GroupDirectory {
  const labels = new Map<string, GroupLabel>();
  const enterprises = new Map<string, GroupedEnterprise>();
  for (const { type, data } of events) {
    if (type.startsWith('muster.industry_alliance.')) applyAlliance(labels, type, data);
    else if (type.startsWith('muster.enterprise.')) applyEnterprise(enterprises, type, data);
    else if (type === 'muster.responsibility_matrix.published.v1')
      applyMatrix(labels, grouping, data as ResponsibilityMatrixPublished);
  }
  return { labels, enterprises, covered: afterDirectoryEvents(emptyDirectory, events) };
}

function applyAlliance(labels: Map<string, GroupLabel>, type: string, data: object): void {
  if (type === 'muster.industry_alliance.removed.v1') {
    const { id } = (data as IndustryAllianceRemoved).industry_alliance;
    const label = labels.get(id);
    if (label) labels.set(id, { ...label, inForce: false });
    return;
  }
  const { id, name_zh: zh, name_en: en } = (data as IndustryAllianceRegistered).industry_alliance;
  labels.set(id, { zh, en, inForce: true });
}

function applyEnterprise(enterprises: Map<string, GroupedEnterprise>, type: string, data: object): void {
  if (type === 'muster.enterprise.removed.v1') {
    const { id } = (data as EnterpriseRemoved).enterprise;
    const enterprise = enterprises.get(id);
    if (enterprise) enterprises.set(id, { ...enterprise, active: false });
    return;
  }
  const { id, industry_alliance_ids: allianceIds, active } = (data as EnterpriseRegistered).enterprise;
  enterprises.set(id, { allianceIds, active });
}

// A matrix replaces the one before; what it no longer has goes behind what it has.
function applyMatrix(
  labels: Map<string, GroupLabel>,
  grouping: Grouping,
  { process_stages, categories }: ResponsibilityMatrixPublished,
): void {
  const before = [...labels];
  labels.clear();
  for (const { code, name_zh: zh, name_en: en } of grouping === 'category' ? categories : process_stages)
    labels.set(code, { zh, en, inForce: true });
  for (const [code, label] of before) if (!labels.has(code)) labels.set(code, { ...label, inForce: false });
}
