import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { isHistory, noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';

export const COVERAGE_CHANGED = 'muster.coverage.changed.v1';
export const PROJECT_COVERAGE_CHANGED = 'muster.project_coverage.changed.v1';

/** The types that these notices follow from. */
export const COVERAGE_TYPES: readonly string[] = [COVERAGE_CHANGED, PROJECT_COVERAGE_CHANGED];

/** So many enterprises or projects a notice names. */
const NAMED = 5;

/** What is read of the event. */
interface Told {
  readonly due: readonly { readonly enterprise_id: string; readonly need: string }[];
}
interface ToldOfProjects {
  readonly due: readonly { readonly project_id: string; readonly need: string }[];
}

/**
 * Tells the alliance, and the unit that convenes it, which enterprises are to be covered since an import (mechanisms 1.4, 2.5, ADR-0242), and which
 * projects lack an officer or a branch (mechanisms 1.1, 1.4, ADR-0245). Those that lack nothing any more are no news to whoever has covered them.
 *
 * @param directories by alliance.
 * @param now by the database's clock.
 */
export function coverageNotices(
  events: readonly ReceivedEvent[],
  directories: ReadonlyMap<string, DirectorySnapshot | undefined>,
  now: Date,
): NamedNotice[] {
  return events.flatMap((event) => {
    if (!COVERAGE_TYPES.includes(event.type) || isHistory(event, now)) return [];
    const what = event.type === COVERAGE_CHANGED ? ofEnterprises(event) : ofProjects(event);
    if (!what) return [];
    const notice = {
      ...what,
      unitId: directories.get(event.tenantId)?.alliance?.convenor_unit_id ?? null,
      dueAt: null,
    };
    return [{ notice, named: NOBODY }];
  });
}

function ofEnterprises(event: ReceivedEvent) {
  const { due } = event.data as unknown as Told;
  if (due.length === 0) return undefined;
  return {
    ...noticeOfEvent(event, 'coverage_due'),
    enterpriseCount: due.length,
    ownCount: due.filter(({ need }) => need === 'own_organisation').length,
    firstEnterpriseIds: due.slice(0, NAMED).map(({ enterprise_id }) => enterprise_id),
  };
}

function ofProjects(event: ReceivedEvent) {
  const { due } = event.data as unknown as ToldOfProjects;
  if (due.length === 0) return undefined;
  // One project may lack both.
  const projectIds = [...new Set(due.map(({ project_id }) => project_id))];
  const officerCount = due.filter(({ need }) => need === 'officer').length;
  return {
    ...noticeOfEvent(event, 'project_coverage_due'),
    projectCount: projectIds.length,
    officerCount,
    branchCount: due.length - officerCount,
    firstProjectIds: projectIds.slice(0, NAMED),
  };
}
