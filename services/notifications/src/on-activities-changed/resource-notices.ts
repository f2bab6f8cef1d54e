import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { enterprisesOf } from './enterprises-of.js';
import { secretariesOf } from './secretaries-of.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.resource.booked.v1': 'resource_booked',
  'muster.resource.booking_cancelled.v1': 'booking_cancelled',
};

/** What is read of the topic. */
export const resourceNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

interface Told {
  readonly booking_id: string;
  readonly kind: string;
  readonly owner_unit_id: string;
  readonly starts_at: string;
  readonly unit_id?: string;
  readonly enterprise_id?: string;
  readonly party_organisation_id?: string;
  readonly cancelled_by?: 'booker' | 'owner' | 'office';
}

/**
 * Tells the unit that shares a resource that it was booked, and of a cancelled booking whoever has not cancelled it: the unit, the one that it
 * was for, or both (mechanisms 0.13, ADR-0230). What a unit books of its own it knows.
 *
 * @param directories by alliance.
 */
export function resourceNotices(
  events: readonly ReceivedEvent[],
  directories: ReadonlyMap<string, DirectorySnapshot | undefined>,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const told = event.data as unknown as Told;
    const common = {
      ...noticeOfEvent(event, kind),
      dueAt: told.starts_at,
      resourceId: event.key,
      resourceKind: told.kind,
      bookingId: told.booking_id,
    };
    const owner = { notice: { ...common, unitId: told.owner_unit_id }, named: NOBODY };
    const booker = bookerOf(told, directories.get(event.tenantId));
    const bookers = { notice: { ...common, ...booker.notice }, named: booker.named };
    if (booker.notice.unitId === told.owner_unit_id) return [];
    if (kind === 'resource_booked' || told.cancelled_by === 'booker') return [owner];
    return told.cancelled_by === 'owner' ? [bookers] : [owner, bookers];
  });
}

type Recipient = Pick<NamedNotice, 'named'> & {
  readonly notice: Pick<NamedNotice['notice'], 'unitId' | 'enterpriseId' | 'partyOrganisationId'>;
};

/** Whom a booking is for; a party organisation by its unit, its secretaries and the enterprises whose own or joint one it is. */
function bookerOf(
  { unit_id, enterprise_id, party_organisation_id: party }: Told,
  directory: DirectorySnapshot | undefined,
): Recipient {
  if (party === undefined)
    return { notice: { unitId: unit_id ?? null, enterpriseId: enterprise_id ?? null }, named: NOBODY };
  return {
    notice: {
      unitId: directory?.partyOrganisation(party)?.unit_id ?? null,
      enterpriseId: null,
      partyOrganisationId: party,
    },
    named: { officers: secretariesOf(party, directory), enterprises: enterprisesOf(party, directory) },
  };
}
