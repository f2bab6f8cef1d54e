import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';
import { enterprisesOf } from './enterprises-of.js';
import { secretariesOf } from './secretaries-of.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.mobilisation.called.v1': 'mobilised',
  'muster.mobilisation.reminded.v1': 'mobilisation_reminder',
  'muster.mobilisation.ended.v1': 'mobilisation_called_off',
};

/** What is read of the topic. */
export const mobilisationNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

interface Told {
  readonly unit_ids: readonly string[];
  readonly party_organisation_ids: readonly string[];
  readonly answer_by?: string;
  readonly due_at?: string;
  readonly outcome?: string;
}

/**
 * Tells the organisations that are called, those that have not answered, and all of them when it is called off; that it is done, they know
 * (mechanisms 3.14, ADR-0233). Units come first: by one channel an event is told once, and of a unit that is called together with its party
 * organisation the unit hears.
 *
 * @param directories by alliance.
 */
export function mobilisationNotices(
  events: readonly ReceivedEvent[],
  directories: ReadonlyMap<string, DirectorySnapshot | undefined>,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const told = event.data as unknown as Told;
    if (kind === 'mobilisation_called_off' && told.outcome !== 'called_off') return [];
    const common = {
      ...noticeOfEvent(event, kind),
      mobilisationId: event.key,
      dueAt: told.answer_by ?? told.due_at ?? null,
    };
    const directory = directories.get(event.tenantId);
    return [
      ...told.unit_ids.map((unitId) => ({ notice: { ...common, unitId }, named: NOBODY })),
      ...told.party_organisation_ids.map((id) => ({
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
