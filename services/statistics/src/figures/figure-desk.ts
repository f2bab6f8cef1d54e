import { Injectable } from '@nestjs/common';
import { Database } from '@muster/persistence';
import type { DirectoryFact } from '../domain/directory-fact.js';
import type { CellValue } from '../domain/measure.js';
import { timeZoneOf } from '../projection/projector.js';
import { CellReader } from './cell-reader.js';
import { DirectoryReader } from './directory-reader.js';
import { definitionsVersion, type FigureFrame, periodFor } from './figure-frame.js';
import type { FiguresQuery } from './figures-query.js';
import { momentOf } from './moment.js';
import { figuresTag, WatermarkReader } from './watermark.js';

/** Everything that an answer about one month is made from. */
export interface MonthOfFigures {
  readonly frame: FigureFrame & { period: string; period_complete: boolean; time_zone: string };
  readonly cells: readonly CellValue[];
  readonly directory: DirectoryFact;
}

/** Fetches what the figure pages share: watermark first, then names, then cells. */
@Injectable()
export class FigureDesk {
  constructor(
    private readonly database: Database,
    private readonly cells: CellReader,
    private readonly directories: DirectoryReader,
    private readonly watermarks: WatermarkReader,
  ) {}

  /** The frame of an answer, and its entity tag for what was asked. */
  async frame(
    tenantId: string,
    asked: object,
    asOf: Date | null,
  ): Promise<{ frame: FigureFrame; etag: string }> {
    const watermark = await this.watermarks.read();
    const frame: FigureFrame = {
      alliance_id: tenantId,
      as_of: asOf?.toISOString() ?? null,
      definitions_version: definitionsVersion,
      watermark: { ...watermark, partitions: [...watermark.partitions] },
    };
    return { frame, etag: figuresTag(watermark, JSON.stringify([tenantId, definitionsVersion, asked])) };
  }

  /** The cells of a month, with every month of the given stocks. */
  async month(
    frame: FigureFrame,
    query: FiguresQuery,
    everyPeriodOf: readonly string[],
  ): Promise<MonthOfFigures> {
    const { alliance_id: tenantId } = frame;
    const asOf = momentOf(query.as_of, 'as_of');
    const directory = await this.directories.of(tenantId);
    const timeZone = timeZoneOf(directory);
    const month = periodFor(query.period, timeZone, asOf ?? this.database.now());
    const cells = await this.cells.read({ tenantId, period: month.period, everyPeriodOf, asOf });
    return { frame: { ...frame, ...month, time_zone: timeZone }, cells, directory };
  }

  /** Cells without a month: how things stand. */
  standing(tenantId: string, asOf: Date | null): Promise<CellValue[]> {
    return this.cells.read({ tenantId, period: null, asOf });
  }
}
