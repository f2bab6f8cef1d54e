import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { isHistory, noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';

export const COVERAGE_CHANGED = 'muster.coverage.changed.v1';

/** So many enterprises a notice names. */
const NAMED = 5;

/** What is read of the event. */
interface Told {
  readonly due: readonly { readonly enterprise_id: string; readonly need: string }[];
}

/**
 * Tells the alliance, and the unit that convenes it, which enterprises are to be covered since an import (mechanisms 1.4, 2.5, ADR-0242). Those that lack
 * nothing any more are no news to whoever has covered them.
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
    if (event.type !== COVERAGE_CHANGED || isHistory(event, now)) return [];
    const { due } = event.data as unknown as Told;
    if (due.length === 0) return [];
    const notice = {
      ...noticeOfEvent(event, 'coverage_due'),
      unitId: directories.get(event.tenantId)?.alliance?.convenor_unit_id ?? null,
      dueAt: null,
      enterpriseCount: due.length,
      ownCount: due.filter(({ need }) => need === 'own_organisation').length,
      firstEnterpriseIds: due.slice(0, NAMED).map(({ enterprise_id }) => enterprise_id),
    };
    return [{ notice, named: NOBODY }];
  });
}
