import type { Shape } from '../api/api.ts';

export type Indicator = Shape<'IndicatorView'>;

/** An indicator beside what it was a month and a year before. */
export interface Compared {
  readonly now: Indicator;
  readonly monthBefore: Indicator | undefined;
  readonly yearBefore: Indicator | undefined;
}

/** An indicator before exclusions and after; not every one is published after. */
export interface IndicatorRow {
  readonly code: string;
  readonly raw: Compared;
  readonly adjusted: Compared | undefined;
}

/** The indicators of three months side by side, in the order of the API. */
export function indicatorRows(
  now: readonly Indicator[],
  monthBefore: readonly Indicator[],
  yearBefore: readonly Indicator[],
): IndicatorRow[] {
  const [present, month, year] = [now, monthBefore, yearBefore].map(byCode) as [Codes, Codes, Codes];
  const compared = (code: string): Compared | undefined => {
    const indicator = present.get(code);
    return indicator && { now: indicator, monthBefore: month.get(code), yearBefore: year.get(code) };
  };
  return now
    .filter(({ basis }) => basis === 'raw')
    .map(({ code }) => ({ code, raw: compared(code)!, adjusted: compared(adjustedCode(code)) }));
}

/** The code under which the API publishes an indicator after exclusions. */
export function adjustedCode(code: string): string {
  return `${code}a`;
}

type Codes = ReadonlyMap<string, Indicator>;

function byCode(indicators: readonly Indicator[]): Codes {
  return new Map(indicators.map((indicator) => [indicator.code, indicator]));
}
