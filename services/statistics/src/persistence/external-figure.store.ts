import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { ExternalFigure } from '../domain/external-figure.js';

/** Place in the list: by indicator, latest months first. */
export type ExternalFigurePosition = Pick<
  ExternalFigure,
  'indicatorCode' | 'year' | 'firstMonth' | 'lastMonth'
>;

/** What the list is narrowed by; absent: not narrowed. */
export interface ExternalFigureFilter {
  readonly indicatorCode?: string;
  readonly year?: number;
  readonly after?: ExternalFigurePosition;
  /** Rows at most. */
  readonly limit: number;
}

/** A figure with the value of a year before, null when nobody recorded it. */
export interface ListedFigure extends Stored<ExternalFigure> {
  readonly yearBefore: string | null;
}

const one = statement(
  'external_figure_one',
  'select document as state, version from external_figure where tenant_id = $1 and figure_id = $2',
);
// In another unit it would be another number.
const before = statement(
  'external_figure_before',
  `select document->>'value' as value from external_figure
   where tenant_id = $1 and indicator_code = $2 and year = $3::int - 1 and last_month = $4 and first_month = $5
     and document->>'unitZh' = $6`,
);
// Numbers of a position are of a cursor, and need not fit the columns.
const list = statement(
  'external_figure_list',
  `select figure.document as state, figure.version, before.document->>'value' as "yearBefore" from external_figure figure
   left join external_figure before on before.tenant_id = figure.tenant_id and before.indicator_code = figure.indicator_code
     and before.year = figure.year - 1 and before.last_month = figure.last_month and before.first_month = figure.first_month
     and before.document->>'unitZh' = figure.document->>'unitZh'
   where figure.tenant_id = $1 and ($2::text is null or figure.indicator_code = $2) and ($3::int is null or figure.year = $3)
     and ($4::text is null or figure.indicator_code > $4
       or (figure.indicator_code = $4 and (figure.year, figure.last_month, figure.first_month) < ($5::bigint, $6::bigint, $7::bigint)))
   order by figure.indicator_code, figure.year desc, figure.last_month desc, figure.first_month desc limit $8`,
);

@Injectable()
export class ExternalFigureStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<ExternalFigure> | undefined> {
    return (await this.database.query<Stored<ExternalFigure>>(one, [tenantId, id]))[0];
  }

  /** The value of the same months a year before, in the same unit; null when nobody recorded it. */
  async yearBefore(tenantId: string, figure: ExternalFigure): Promise<string | null> {
    const { indicatorCode, year, lastMonth, firstMonth, unitZh } = figure;
    const values = [tenantId, indicatorCode, year, lastMonth, firstMonth, unitZh];
    return (await this.database.query<{ value: string }>(before, values))[0]?.value ?? null;
  }

  /** By indicator, latest months first. */
  list(tenantId: string, filter: ExternalFigureFilter): Promise<ListedFigure[]> {
    const { indicatorCode, year, after, limit } = filter;
    const position = [after?.indicatorCode, after?.year, after?.lastMonth, after?.firstMonth];
    const values = [tenantId, indicatorCode, year, ...position, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }
}

/** The row that `statisticsStateSql` writes. */
export function externalFigureRow(figure: ExternalFigure): object {
  return {
    aggregate: 'external_figure',
    indicator_code: figure.indicatorCode,
    year: figure.year,
    first_month: figure.firstMonth,
    last_month: figure.lastMonth,
    document: figure,
  };
}
