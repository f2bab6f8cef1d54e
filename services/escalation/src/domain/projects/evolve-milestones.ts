import type { Milestone } from './milestone.js';
import type { MilestoneEvent } from './milestone-event.js';

/** The milestones after an event. Pure and total over its own stream. */
export function evolveMilestones(
  milestones: readonly Milestone[],
  event: MilestoneEvent,
): readonly Milestone[] {
  const { at } = event;
  const changed = (change: (one: Milestone) => Partial<Milestone>) =>
    milestones.map((one) => (one.code === event.milestone ? { ...one, ...change(one) } : one));
  switch (event.type) {
    case 'project_process.milestone_added': {
      const { milestone: code, nameZh, nameEn, ownUnitId: unitId, phase, plannedOn, dueAt } = event;
      const added = { code, nameZh, nameEn, unitId, phase, plannedOn, dueAt, firstPlannedOn: plannedOn };
      const untouched = { reached: null, overdueAt: null, moves: [], takenBack: [], removed: null };
      return [...milestones, { ...added, ...untouched }];
    }
    case 'project_process.milestone_replanned': {
      const { from, plannedOn, dueAt, reason, by } = event;
      return changed(({ moves }) => ({
        ...{ plannedOn, dueAt, overdueAt: null },
        moves: [...moves, { from, to: plannedOn, reason, by, at }],
      }));
    }
    case 'project_process.milestone_reached':
      return changed(() => ({ reached: { on: event.reachedOn, by: event.by, at } }));
    case 'project_process.milestone_taken_back': {
      const { reachedOn, reason, by } = event;
      return changed(({ takenBack }) => ({
        reached: null,
        takenBack: [...takenBack, { reachedOn, reason, by, at }],
      }));
    }
    case 'project_process.milestone_removed':
      return changed(() => ({ removed: { reason: event.reason, by: event.by, at } }));
    case 'project_process.milestone_overdue':
      return changed(() => ({ overdueAt: at }));
  }
}
