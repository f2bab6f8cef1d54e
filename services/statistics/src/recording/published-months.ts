import { Injectable } from '@nestjs/common';
import type { Recorded, Stored } from '@muster/recording';
import {
  evolvePublishedMonth,
  type PublishedMonth,
  type PublishedMonthEvent,
} from '../domain/published-month.js';
import { publishedMonthRow, PublishedMonthStore } from '../persistence/published-month.store.js';
import { publicPeriod } from '../publishing/public-period.js';

/** Published months, as the recorder knows them. */
@Injectable()
export class PublishedMonths implements Recorded<PublishedMonth, PublishedMonthEvent> {
  readonly type = 'published_month';
  readonly evolve = evolvePublishedMonth;

  constructor(private readonly store: PublishedMonthStore) {}

  load(tenantId: string, id: string): Promise<Stored<PublishedMonth> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(month: PublishedMonth) {
    return { state: publishedMonthRow(month) };
  }

  publish(event: PublishedMonthEvent, id: string, common: { version: number; occurred_at: string }): object {
    return publicPeriod(event, id, common);
  }
}
