import { Injectable } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { Database } from '@muster/persistence';
import { allianceDirectory } from '../dispatching/alliance-directory.js';
import { SYSTEM } from '../domain/actor.js';
import { decidePracticeList } from '../domain/practice-lists/decide-practice-list.js';
import { PracticeListStore } from '../persistence/practice-list.store.js';
import { AttentionWatch, type NeedingAttention } from '../projects/attention-watch.js';
import { ProjectRecorder } from '../projects/project-recorder.js';
import { PracticeLists } from './practice-lists.js';

/** Puts on record which items are overdue, by database time. */
@Injectable()
export class PracticeListWatch extends AttentionWatch {
  constructor(
    private readonly database: Database,
    private readonly store: PracticeListStore,
    private readonly lists: PracticeLists,
    private readonly recorder: ProjectRecorder,
    private readonly directories: Directories,
  ) {
    super('practice_list');
  }

  protected needingAttention(limit: number): Promise<NeedingAttention[]> {
    return this.store.needingAttention(limit);
  }

  protected async attendTo(tenantId: string, id: string): Promise<void> {
    const directory = allianceDirectory(await this.directories.get(tenantId));
    if (!directory) return;
    const { timeZone } = directory;
    await this.recorder.record(this.lists, {
      tenantId,
      actor: { account_id: SYSTEM.accountId, role: SYSTEM.role },
      id,
      decide: async (list) => {
        const context = { now: this.database.now().getTime(), actor: SYSTEM, timeZone };
        return decidePracticeList(list!, { type: 'tick' }, context);
      },
      present: async () => ({}),
    });
  }
}
