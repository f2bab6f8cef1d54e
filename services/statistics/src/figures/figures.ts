import type { Queryable } from '@muster/persistence';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { grainNote } from '../domain/labels.js';
import type { CellValue } from '../domain/measure.js';
import { type MonthSpan, monthSpan } from '../domain/month-span.js';
import { periodsIn } from '../domain/period.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import { timeZoneOf } from '../projection/projector.js';
import { factsEverHung, factsMovedSince } from '../facts/read-facts.js';
import type { FigureFrame, PeriodFrame } from './figure-frame.js';
import { readCells } from './read-cells.js';

/** What an answer about a month says of itself, and the instants that the month has. */
export interface MonthOfFigures {
  readonly frame: PeriodFrame;
  readonly span: MonthSpan;
}

/** One alliance's figures at one moment of the database, now or as they were known at `asOf`: everything in them goes together. */
export class Figures {
  constructor(
    private readonly snapshot: Queryable,
    readonly frame: FigureFrame,
    readonly directory: DirectoryFact,
    readonly asOf: Date | null,
    readonly now: Date,
  ) {}

  private get timeZone(): string {
    return timeZoneOf(this.directory);
  }

  /** The month of an instant in the alliance's time zone, `YYYY-MM`. */
  periodAt(moment: Date): string {
    return periodsIn(this.timeZone)(moment.getTime());
  }

  /** @param asked `YYYY-MM`; the month of `moment` without it. @param moment by which it is decided whether the month is over. */
  month(asked: string | undefined, moment: Date = this.asOf ?? this.now): MonthOfFigures {
    const current = this.periodAt(moment);
    const period = asked ?? current;
    return {
      frame: {
        ...this.frame,
        period,
        period_complete: period < current,
        time_zone: this.timeZone,
        note_zh: grainNote.zh,
        note_en: grainNote.en,
      },
      span: monthSpan(period, this.timeZone),
    };
  }

  /** The cells of a month, those without a month, and every month of the given stocks. */
  cells(period: string | null, everyPeriodOf: readonly string[] = []): Promise<CellValue[]> {
    const { alliance_id: tenantId } = this.frame;
    return readCells(this.snapshot, { tenantId, period, everyPeriodOf, asOf: this.asOf });
  }

  /** Whistles of which anything moved since the instant (epoch milliseconds). */
  whistlesMovedSince(instant: number): AsyncGenerator<TicketFact> {
    return factsMovedSince(this.snapshot, this.frame.alliance_id, new Date(instant), this.asOf);
  }

  /** Whistles that were ever on account. */
  whistlesEverHung(): AsyncGenerator<TicketFact> {
    return factsEverHung(this.snapshot, this.frame.alliance_id, this.asOf);
  }
}
