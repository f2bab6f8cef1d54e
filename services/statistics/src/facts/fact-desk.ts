import { Injectable } from '@nestjs/common';
import { Database } from '@muster/persistence';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { grainNote } from '../domain/labels.js';
import { type MonthSpan, monthSpan } from '../domain/month-span.js';
import { DirectoryReader } from '../figures/directory-reader.js';
import { type FigureFrame, type PeriodFrame, periodFor } from '../figures/figure-frame.js';
import { timeZoneOf } from '../projection/projector.js';

/** What answers that are computed from facts share: the month, and the directory with its calendars. */
export interface MonthOfFacts {
  readonly frame: PeriodFrame;
  readonly month: MonthSpan;
  readonly directory: DirectoryFact;
}

/** Finds the month that is meant, in the alliance's time zone. */
@Injectable()
export class FactDesk {
  constructor(
    private readonly database: Database,
    private readonly directories: DirectoryReader,
  ) {}

  /** @param moment in whose month, when no period is asked for; null: now. */
  async month(frame: FigureFrame, period: string | undefined, moment: Date | null): Promise<MonthOfFacts> {
    const directory = await this.directories.of(frame.alliance_id);
    const time_zone = timeZoneOf(directory);
    const found = periodFor(period, time_zone, moment ?? this.now());
    return {
      frame: { ...frame, ...found, time_zone, note_zh: grainNote.zh, note_en: grainNote.en },
      month: monthSpan(found.period, time_zone),
      directory,
    };
  }

  now(): Date {
    return this.database.now();
  }
}
