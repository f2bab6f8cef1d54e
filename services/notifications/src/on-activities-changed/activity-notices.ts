import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { enterprisesOf } from './enterprises-of.js';
import { secretariesOf } from './secretaries-of.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.activity.rescheduled.v1': 'activity_moved',
  'muster.activity.called_off.v1': 'activity_called_off',
};

/** What is read of the topic. */
export const activityNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

/** Events of before ADR-0236 name nobody. */
interface Told {
  readonly kind?: string;
  readonly starts_at?: string;
  readonly unit_ids?: readonly string[];
  readonly enterprise_ids?: readonly string[];
  readonly party_organisation_ids?: readonly string[];
}

/**
 * Tells those who have signed up for an activity that it is moved or called off (mechanisms 1.26, ADR-0236). Its hosts have decided it.
 *
 * @param directories by alliance.
 */
export function activityNotices(
  events: readonly ReceivedEvent[],
  directories: ReadonlyMap<string, DirectorySnapshot | undefined>,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const told = event.data as Told;
    const common = {
      ...noticeOfEvent(event, kind),
      ...{ unitId: null, activityId: event.key, dueAt: told.starts_at ?? null },
      ...(told.kind !== undefined && { activityKind: told.kind }),
    };
    const directory = directories.get(event.tenantId);
    return [
      ...(told.unit_ids ?? []).map((unitId) => ({ notice: { ...common, unitId }, named: NOBODY })),
      ...(told.enterprise_ids ?? []).map((enterpriseId) => ({
        notice: { ...common, enterpriseId },
        named: NOBODY,
      })),
      ...(told.party_organisation_ids ?? []).map((id) => ({
        notice: {
          ...common,
          unitId: directory?.partyOrganisation(id)?.unit_id ?? null,
          partyOrganisationId: id,
        },
        named: { officers: secretariesOf(id, directory), enterprises: enterprisesOf(id, directory) },
      })),
    ];
  });
}
