import { Injectable } from '@nestjs/common';
import type { Recorded, Stored } from '@muster/recording';
import type { PracticeListEvent } from '../domain/practice-lists/practice-list-event.js';
import {
  evolvePracticeList,
  type PracticeList,
  runningDeadlines,
} from '../domain/practice-lists/practice-list.js';
import { PracticeListStore } from '../persistence/practice-list.store.js';
import { publishedPracticeListEvent } from '../publishing/practice-list-published.js';

/** Lists of practice items as the recorder knows them. */
@Injectable()
export class PracticeLists implements Recorded<PracticeList, PracticeListEvent> {
  readonly type = 'practice_list';
  readonly evolve = evolvePracticeList;

  constructor(private readonly store: PracticeListStore) {}

  load(tenantId: string, id: string): Promise<Stored<PracticeList> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(list: PracticeList) {
    const [next] = runningDeadlines(list);
    const row = {
      unit_ids: [...new Set(list.items.map(({ unitId }) => unitId))],
      is_open: list.closedAt === null,
      attention_at: next ? new Date(next.dueAt).toISOString() : null,
      document: list,
    };
    return { rows: { list: [row] } };
  }

  publish(event: PracticeListEvent, id: string, common: { version: number; occurred_at: string }): object {
    return publishedPracticeListEvent(event, id, common);
  }
}
