import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { MonthlyTheme } from '../domain/monthly-theme.js';

/** A theme with its id. */
export interface StoredTheme extends Stored<MonthlyTheme> {
  readonly id: string;
}

/** More than a year has months; the rest were withdrawn. */
const MOST_OF_A_YEAR = 200;

const one = statement(
  'monthly_theme_one',
  `select document as state, version from monthly_theme where tenant_id = $1 and theme_id = $2`,
);
const standing = statement(
  'monthly_theme_standing',
  `select theme_id as id from monthly_theme where tenant_id = $1 and month = $2 and stands`,
);
// Those that stand before those that were withdrawn: were there ever so many, none that counts is left out.
const ofYear = statement(
  'monthly_theme_of_year',
  `select id, state, version from (
     select theme_id as id, document as state, version, month from monthly_theme
     where tenant_id = $1 and month between $2 and $3 order by stands desc, month desc, theme_id desc limit $4) theme
   order by month desc, id desc`,
);

@Injectable()
export class MonthlyThemeStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<MonthlyTheme> | undefined> {
    return (await this.database.query<Stored<MonthlyTheme>>(one, [tenantId, id]))[0];
  }

  /** The id of the theme that a month has, withdrawn ones aside. @param month `YYYY-MM`. */
  async standing(tenantId: string, month: string): Promise<string | undefined> {
    return (await this.database.query<{ id: string }>(standing, [tenantId, month]))[0]?.id;
  }

  /** The themes of a year's months, latest first, 200 at most. @param year of four digits. */
  ofYear(tenantId: string, year: number): Promise<StoredTheme[]> {
    return this.database.query(ofYear, [tenantId, `${year}-01`, `${year}-12`, MOST_OF_A_YEAR]);
  }
}

/** The row that `statisticsStateSql` writes. */
export function monthlyThemeRow(theme: MonthlyTheme): object {
  return {
    aggregate: 'monthly_theme',
    month: theme.month,
    stands: theme.state !== 'withdrawn',
    document: theme,
  };
}
