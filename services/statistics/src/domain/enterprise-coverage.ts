import type {
  EnterpriseRegistered,
  IndustryAllianceRegistered,
  PartyOrganisationDissolved,
  PartyOrganisationFormed,
} from '@muster/contracts';
import type { Name } from './directory-fact.js';
import type { RecordedDirectoryEvent } from './directory-fold.js';
import { MEMBER_EVENTS } from './members.js';

/** Forms of party organisations that cover enterprises (kpis O2). */
export const COVERING_FORMS = ['own', 'joint', 'alliance_branch'] as const;
export type CoveringForm = (typeof COVERING_FORMS)[number];

/** A party organisation that covers enterprises. */
export interface CoveringOrganisation extends Name {
  readonly id: string;
  readonly form: CoveringForm;
  readonly enterpriseIds: readonly string[];
}

/** An active enterprise, and since when anything covers it. */
export interface CoverableEnterprise extends Name {
  readonly id: string;
  readonly formalMembers: number;
  readonly industryAllianceIds: readonly string[];
  /** `YYYY-MM-DD`; null when the directory does not say. */
  readonly joinedOn: string | null;
  /** Epoch milliseconds at which the first of the organisations that cover it now began to; null when none does. */
  readonly coveredSince: number | null;
}

/** An industry alliance, and the branch that it names as its own. */
export interface IndustryAlliance extends Name {
  readonly id: string;
  readonly branchId: string | null;
}

/** Who is to be covered, and by what. */
export interface EnterpriseCoverage {
  /** By id. */
  readonly enterprises: readonly CoverableEnterprise[];
  readonly organisations: readonly CoveringOrganisation[];
  readonly industryAlliances: readonly IndustryAlliance[];
  /** When the directory first told of an enterprise, epoch milliseconds; null before. */
  readonly knownSince: number | null;
}

/** Types of events that {@link enterpriseCoverageOf} understands: who there is, of which trade, and what covers whom. */
export const COVERAGE_EVENTS: readonly string[] = [
  'muster.industry_alliance.registered.v1',
  'muster.industry_alliance.updated.v1',
  'muster.industry_alliance.removed.v1',
  ...MEMBER_EVENTS,
];

/** What these events of a directory, in the order of its versions, leave. */
export function enterpriseCoverageOf(events: Iterable<RecordedDirectoryEvent>): EnterpriseCoverage {
  const enterprises = new Map<string, EnterpriseRegistered['enterprise']>();
  const alliances = new Map<string, IndustryAlliance>();
  const organisations = new Map<string, CoveringOrganisation>();
  const since = new CoveredSince();
  let knownSince: number | null = null;
  for (const { type, data, at } of events) {
    since.until(at.getTime(), organisations.values());
    const isGone = GONE.test(type);
    if (type.startsWith('muster.enterprise.')) {
      const { enterprise } = data as EnterpriseRegistered;
      knownSince ??= at.getTime();
      if (isGone) enterprises.delete(enterprise.id);
      else enterprises.set(enterprise.id, enterprise);
    } else if (type.startsWith('muster.industry_alliance.')) {
      const { industry_alliance: of } = data as IndustryAllianceRegistered;
      if (isGone) alliances.delete(of.id);
      else alliances.set(of.id, { ...nameOf(of), id: of.id, branchId: of.party_organisation_id ?? null });
    } else {
      const { party_organisation: of } = data as PartyOrganisationFormed | PartyOrganisationDissolved;
      if (isGone || !isCovering(of)) organisations.delete(of.id);
      else organisations.set(of.id, organisationOf(of));
    }
  }
  since.until(Infinity, organisations.values());
  return {
    enterprises: [...enterprises.values()]
      .filter(({ active }) => active)
      .map((one) => enterpriseOf(one, since.of(one.id)))
      .sort(byId),
    organisations: [...organisations.values()].sort(byId),
    industryAlliances: [...alliances.values()].sort(byId),
    knownSince,
  };
}

const GONE = /\.(removed|dissolved)\.v1$/;

/** Since when enterprises are covered. What one import changes changes at one instant: who goes from one organisation to another stays covered. */
class CoveredSince {
  private readonly instants = new Map<string, number>();
  private last: number | undefined;

  /** Says that time has come this far; organisations as they stood after the instant before. */
  until(instant: number, organisations: Iterable<CoveringOrganisation>): void {
    if (this.last !== undefined && instant > this.last) this.note(this.last, organisations);
    this.last = instant;
  }

  of(enterpriseId: string): number | null {
    return this.instants.get(enterpriseId) ?? null;
  }

  private note(instant: number, organisations: Iterable<CoveringOrganisation>): void {
    const covered = new Set([...organisations].flatMap(({ enterpriseIds }) => enterpriseIds));
    for (const id of this.instants.keys()) if (!covered.has(id)) this.instants.delete(id);
    for (const id of covered) if (!this.instants.has(id)) this.instants.set(id, instant);
  }
}

function enterpriseOf(
  { formal_members, industry_alliance_ids, joined_on, ...of }: EnterpriseRegistered['enterprise'],
  coveredSince: number | null,
): CoverableEnterprise {
  return {
    ...nameOf(of),
    id: of.id,
    formalMembers: formal_members,
    industryAllianceIds: industry_alliance_ids,
    joinedOn: joined_on ?? null,
    coveredSince,
  };
}

function isCovering(of: object): of is PartyOrganisationFormed['party_organisation'] {
  return 'form' in of && (COVERING_FORMS as readonly unknown[]).includes(of.form);
}

function organisationOf(of: PartyOrganisationFormed['party_organisation']): CoveringOrganisation {
  return { ...nameOf(of), id: of.id, form: of.form as CoveringForm, enterpriseIds: of.enterprise_ids };
}

const nameOf = ({ name_zh: zh, name_en: en }: { name_zh: string; name_en: string }): Name => ({ zh, en });
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
