import { daysBetween } from '@muster/clock';
import { type Distribution, distributionOf } from '../domain/distribution.js';
import { OWN_ORGANISATION_MEMBERS } from '../domain/directory-fold.js';
import type {
  CoverableEnterprise,
  CoveringForm,
  CoveringOrganisation,
  EnterpriseCoverage,
  IndustryAlliance,
} from '../domain/enterprise-coverage.js';

/** An enterprise for which an organisation is to be formed, or that is to be taken into one. */
export interface ToBeCovered extends CoverableEnterprise {
  /** Those to which it belongs, as far as the directory has them. */
  readonly industryAlliances: readonly IndustryAlliance[];
  /** What covers it meanwhile. */
  readonly coveredBy: CoveringForm | null;
  /** Days since it joined; null when the directory does not say when it did. */
  readonly daysSinceJoining: number | null;
}

/** Enterprises of one trade that might share a branch, and the branches of that trade that they might be taken into instead. */
export interface JointProposal extends IndustryAlliance {
  readonly enterpriseIds: readonly string[];
  readonly formalMembers: number;
  /** Whether they are enough for a branch of their own: three formal members. */
  readonly enough: boolean;
  readonly branches: readonly CoveringOrganisation[];
}

export interface OutstandingCoverage {
  /** With three formal members or more and no organisation of their own (mechanisms 1.4). */
  readonly dueOwn: readonly ToBeCovered[];
  /** With fewer, and covered by nothing (mechanisms 1.5). */
  readonly uncovered: readonly ToBeCovered[];
  readonly proposals: readonly JointProposal[];
  /** Days from joining to being covered, of those who joined since the directory is kept here (mechanisms 2.5). */
  readonly lag: Distribution;
}

/**
 * Who is to be covered by a party organisation, and by what (mechanisms 1.4, 1.5, 2.5; ADR-0235). Of the four criteria of a joint branch the
 * directory knows the trade; whether it is near, of fitting size and easy to lead, people decide.
 *
 * @param dayOf the local day of an instant (epoch milliseconds), `YYYY-MM-DD`.
 * @param today the local day of the figures.
 */
export function outstandingCoverageOf(
  coverage: EnterpriseCoverage,
  today: string,
  dayOf: (instant: number) => string,
): OutstandingCoverage {
  const forms = formsOf(coverage.organisations);
  const all = coverage.enterprises.map((enterprise) => ({
    ...enterprise,
    industryAlliances: coverage.industryAlliances.filter(({ id }) =>
      enterprise.industryAllianceIds.includes(id),
    ),
    coveredBy: forms.get(enterprise.id) ?? null,
    daysSinceJoining: enterprise.joinedOn === null ? null : daysBetween(enterprise.joinedOn, today),
  }));
  const isDue = ({ formalMembers }: ToBeCovered) => formalMembers >= OWN_ORGANISATION_MEMBERS;
  const uncovered = all.filter((one) => !isDue(one) && one.coveredBy === null).sort(longestFirst);
  return {
    dueOwn: all.filter((one) => isDue(one) && one.coveredBy !== 'own').sort(longestFirst),
    uncovered,
    proposals: proposalsOf(uncovered, coverage),
    lag: distributionOf(lagsOf(coverage, dayOf)),
  };
}

function formsOf(organisations: readonly CoveringOrganisation[]): ReadonlyMap<string, CoveringForm> {
  const forms = new Map<string, CoveringForm>();
  for (const { form, enterpriseIds } of organisations)
    for (const id of enterpriseIds) if (forms.get(id) !== 'own') forms.set(id, form);
  return forms;
}

function proposalsOf(
  uncovered: readonly ToBeCovered[],
  { enterprises, organisations, industryAlliances }: EnterpriseCoverage,
): JointProposal[] {
  return industryAlliances.flatMap((trade) => {
    const ofTrade = ({ industryAllianceIds }: CoverableEnterprise) => industryAllianceIds.includes(trade.id);
    const together = uncovered.filter(ofTrade);
    if (together.length === 0) return [];
    const members = new Set(enterprises.filter(ofTrade).map(({ id }) => id));
    const formalMembers = together.reduce((sum, one) => sum + one.formalMembers, 0);
    return [
      {
        ...trade,
        enterpriseIds: together.map(({ id }) => id),
        formalMembers,
        enough: formalMembers >= OWN_ORGANISATION_MEMBERS,
        branches: organisations.filter(
          ({ id, form, enterpriseIds }) =>
            id === trade.branchId || (form === 'joint' && enterpriseIds.some((one) => members.has(one))),
        ),
      },
    ];
  });
}

// Whoever joined before the directory came here may have been covered before, too: that would tell of the import.
function lagsOf(
  { enterprises, knownSince }: EnterpriseCoverage,
  dayOf: (instant: number) => string,
): number[] {
  if (knownSince === null) return [];
  const firstDay = dayOf(knownSince);
  return enterprises.flatMap(({ joinedOn, coveredSince }) =>
    joinedOn !== null && joinedOn > firstDay && coveredSince !== null
      ? [Math.max(0, daysBetween(joinedOn, dayOf(coveredSince)))]
      : [],
  );
}

// Who waits longest comes first; of whom it is not known since when, last.
const longestFirst = (a: ToBeCovered, b: ToBeCovered): number =>
  (b.daysSinceJoining ?? -Infinity) - (a.daysSinceJoining ?? -Infinity) || (a.id < b.id ? -1 : 1);
