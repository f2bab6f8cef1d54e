import { Injectable } from '@nestjs/common';
import type { Recorded, Stored } from '@muster/recording';
import { evolveMonthlyTheme, type MonthlyTheme, type MonthlyThemeEvent } from '../domain/monthly-theme.js';
import { monthlyThemeRow, MonthlyThemeStore } from '../persistence/monthly-theme.store.js';
import { publicTheme } from '../publishing/public-theme.js';

/** Themes of months, as the recorder knows them. */
@Injectable()
export class MonthlyThemes implements Recorded<MonthlyTheme, MonthlyThemeEvent> {
  readonly type = 'monthly_theme';
  readonly evolve = evolveMonthlyTheme;

  constructor(private readonly store: MonthlyThemeStore) {}

  load(tenantId: string, id: string): Promise<Stored<MonthlyTheme> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(theme: MonthlyTheme) {
    return { state: monthlyThemeRow(theme) };
  }

  publish(event: MonthlyThemeEvent, id: string, common: { version: number; occurred_at: string }): object {
    return publicTheme(event, id, common);
  }
}
