import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.cadence.warned.v1': 'cadence_due',
  'muster.cadence.missed.v1': 'cadence_missed',
};

/** What is read of the topic. */
export const cadenceNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

/**
 * What there is to tell of cadences: to the alliance, and to the unit that calls its meetings (mechanisms 2.7, ADR-0220).
 *
 * @param convenors by alliance; none for one that names no convening unit.
 */
export function cadenceNotices(
  events: readonly ReceivedEvent[],
  convenors: ReadonlyMap<string, string | undefined>,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind) return [];
    const { mechanism_code, period, ends_at } = event.data as Record<
      'mechanism_code' | 'period' | 'ends_at',
      string
    >;
    const notice = {
      ...noticeOfEvent(event, kind),
      unitId: convenors.get(event.tenantId) ?? null,
      dueAt: ends_at,
      mechanismCode: mechanism_code,
      period,
    };
    return [{ notice, named: NOBODY }];
  });
}
