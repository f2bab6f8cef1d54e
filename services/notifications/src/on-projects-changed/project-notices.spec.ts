import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import { NEWS_MS } from '../announcing/notice-of-event.js';
import { projectNotices, projectNoticeTypes } from './project-notices.js';

const NOW = new Date('2026-12-01T04:00:00.000Z');
const entry = (kind: DirectoryEntry['kind'], data: object & { id: string }): DirectoryEntry => ({
  ...{ kind, id: data.id, version: 1, removed: false, data },
});
const directory = DirectorySnapshot.of('harbour', 1, [
  entry('project', { id: 'berth', owner_enterprise_id: 'enterprise-017' } as { id: string }),
  entry('project', { id: 'ownerless' }),
]);

function event(name: string, data: object, time = NOW): ReceivedEvent {
  const of = { process_id: 'process', project_id: 'berth', unit_id: 'development' };
  return {
    ...{ id: name, type: `muster.project_process.${name}.v1`, tenantId: 'harbour', key: 'process', time },
    data: { ...of, ...data },
  } as unknown as ReceivedEvent;
}
const told = (...events: ReceivedEvent[]) =>
  projectNotices(events, new Map([['harbour', directory]]), NOW).map(({ notice }) => notice);

describe('notices about key projects', () => {
  it('tell the owner and the unit that a phase has begun, whose early notice is there', () => {
    expect(told(event('phase_entered', { phase: 'acceptance', notice_codes: ['drawings'] }))).toEqual([
      expect.objectContaining({
        ...{ kind: 'phase_entered', enterpriseId: 'enterprise-017', unitId: 'development', dueAt: null },
        ...{ processId: 'process', projectId: 'berth', phase: 'acceptance', ticketId: null },
      }),
    ]);
  });

  it('tell the unit that it has to decide on a segment, and that this is overdue; not the enterprise', () => {
    const segment = { segment: 'main_structure', due_at: '2026-12-15T08:00:00.000Z' };
    expect(told(event('segment_submitted', segment), event('segment_breached', segment))).toMatchObject([
      { kind: 'acceptance_asked', enterpriseId: null, unitId: 'development', dueAt: segment.due_at },
      { kind: 'acceptance_overdue', enterpriseId: null, segment: 'main_structure' },
    ]);
  });

  it('tell the unit that answers for a milestone that it is late', () => {
    const late = { milestone: 'commissioning', phase: null, planned_on: '2026-11-30' };
    const due = { due_at: '2026-11-30T16:00:00.000Z' };
    expect(told(event('milestone_overdue', { ...late, ...due }))).toEqual([
      expect.objectContaining({
        ...{ kind: 'milestone_overdue', unitId: 'development', enterpriseId: null, dueOn: '2026-11-30' },
        ...{ milestone: 'commissioning', projectId: 'berth', dueAt: due.due_at },
      }),
    ]);
  });

  it('tell the unit alone when nobody owns the project, or the directory does not have it', () => {
    const phase = 'approval';
    const notices = told(
      event('phase_entered', { phase, project_id: 'ownerless' }),
      event('phase_entered', { phase, project_id: 'gone' }),
    );
    expect(notices.map(({ enterpriseId }) => enterpriseId)).toEqual([null, null]);
  });

  it('tell nothing of what else happens, nor of what happened more than a week ago', () => {
    const week = new Date(NOW.getTime() - NEWS_MS);
    expect(told(event('task_completed', {}))).toEqual([]);
    expect(told(event('phase_entered', { phase: 'approval' }, new Date(week.getTime() - 1)))).toEqual([]);
    expect(told(event('phase_entered', { phase: 'approval' }, week))).toHaveLength(1);
    expect(projectNoticeTypes).toHaveLength(4);
  });
});
