import { localDate } from '@muster/clock';
import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { USUAL_ZONE } from '../on-directory-changed/roster.js';
import { secretariesOf } from './secretaries-of.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.secretary_rota.turn_assigned.v1': 'turn_assigned',
  'muster.secretary_rota.turn_begun.v1': 'turn_begun',
};

/** What is read of the topic. */
export const turnNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

type Told = Record<'party_organisation_id' | 'starts_on' | 'ends_on', string>;

/**
 * Tells whose turn it will be and when it begins (mechanisms 2.21, ADR-0229): the organisation's secretaries by name, the unit that it belongs
 * to, and the alliance. Of a turn that has begun nobody is told that it was assigned: that it has begun says more.
 *
 * @param directories by alliance.
 */
export function turnNotices(
  events: readonly ReceivedEvent[],
  directories: ReadonlyMap<string, DirectorySnapshot | undefined>,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const { party_organisation_id, starts_on, ends_on } = event.data as Told;
    const directory = directories.get(event.tenantId);
    const today = localDay(event.time, directory);
    if (kind === 'turn_assigned' && starts_on <= today) return [];
    const notice = {
      ...noticeOfEvent(event, kind),
      unitId: directory?.partyOrganisation(party_organisation_id)?.unit_id ?? null,
      dueAt: null,
      partyOrganisationId: party_organisation_id,
      startsOn: starts_on,
      endsOn: ends_on,
    };
    const officers = secretariesOf(party_organisation_id, directory);
    return [{ notice, named: { officers, enterprises: [] } }];
  });
}

function localDay(time: Date, directory: DirectorySnapshot | undefined): string {
  return localDate(directory?.alliance?.time_zone ?? USUAL_ZONE, time.getTime());
}
