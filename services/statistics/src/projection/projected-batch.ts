import { type Fold, type KeyState, type Movement, project, unseen } from '../domain/fold.js';
import { periodsIn } from '../domain/period.js';
import type { KeyWork } from './key-work.js';

/** A key after its new events. */
export interface ProjectedKey {
  readonly work: KeyWork;
  readonly state: KeyState<unknown>;
  readonly movements: readonly Movement[];
}

/** Folds the new events of several keys; keys where nothing happened are left out. Live, rebuild and verify all come through here. */
export function projectBatch(fold: Fold<unknown>, work: readonly KeyWork[]): ProjectedKey[] {
  const projected: ProjectedKey[] = [];
  for (const each of work) {
    const before = each.before ?? unseen(fold);
    const { state, movements } = project(fold, before, each.events, periodsIn(each.timeZone));
    if (state.version === before.version && state.latest === before.latest) continue;
    projected.push({ work: each, state, movements });
  }
  return projected;
}
