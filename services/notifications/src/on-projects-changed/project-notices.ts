import type { DirectorySnapshot } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import type { NamedNotice } from '../announcing/announcer.js';
import { isHistory, noticeOfEvent } from '../announcing/notice-of-event.js';
import { NOBODY } from '../domain/matching.js';
import type { NoticeKind } from '../domain/vocabulary.js';

const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'muster.project_process.phase_entered.v1': 'phase_entered',
  'muster.project_process.segment_submitted.v1': 'acceptance_asked',
  'muster.project_process.segment_breached.v1': 'acceptance_overdue',
  'muster.project_process.milestone_overdue.v1': 'milestone_overdue',
};

/** What is read of the topic. */
export const projectNoticeTypes: readonly string[] = Object.keys(NOTICE_OF);

/** What is read of the events. */
interface Told {
  readonly process_id: string;
  readonly project_id: string;
  readonly unit_id: string;
  readonly phase?: string | null;
  readonly segment?: string;
  readonly due_at?: string;
  readonly milestone?: string;
  readonly planned_on?: string;
}

/**
 * Tells of key projects (mechanisms 1.19, 1.20, ADR-0231): to the enterprise that owns one, and the unit that answers for a phase, that the
 * phase has begun and its early notice is there to be read; to a unit that it has to decide on a segment, and that this is overdue; to the
 * unit that answers for a milestone, and the alliance, that it is late (ADR-0241).
 *
 * @param directories by alliance: who owns a project stands there.
 * @param now by the database's clock.
 */
export function projectNotices(
  events: readonly ReceivedEvent[],
  directories: ReadonlyMap<string, DirectorySnapshot | undefined>,
  now: Date,
): NamedNotice[] {
  return events.flatMap((event) => {
    const kind = NOTICE_OF[event.type];
    if (!kind || isHistory(event, now)) return [];
    const { process_id, project_id, unit_id, phase, segment, due_at, milestone, planned_on } =
      event.data as unknown as Told;
    const owner = directories.get(event.tenantId)?.project(project_id)?.owner_enterprise_id;
    const notice = {
      ...noticeOfEvent(event, kind),
      unitId: unit_id,
      enterpriseId: kind === 'phase_entered' ? (owner ?? null) : null,
      dueAt: due_at ?? null,
      processId: process_id,
      projectId: project_id,
      ...(phase == null ? {} : { phase }),
      ...(segment === undefined ? {} : { segment }),
      ...(milestone === undefined ? {} : { milestone, dueOn: planned_on! }),
    };
    return [{ notice, named: NOBODY }];
  });
}
