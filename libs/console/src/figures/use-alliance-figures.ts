import { useQuery } from '@tanstack/react-query';
import { api, body, type Shape } from '../api/api.js';
import { monthAfter } from './month.js';
import { untilComplete } from './until-complete.js';

export type AllianceFigures = Shape<'AllianceFiguresView'>;

/** A month's figures beside those it is compared with. */
export interface ThreeMonths {
  readonly now: AllianceFigures;
  readonly monthBefore: AllianceFigures;
  readonly yearBefore: AllianceFigures;
}

/** What happened long ago is told late, if ever. */
const FRESH_FOR = 5 * 60_000;

/** The figures of a month, of the present one when none is named, and of the two months it is compared with. */
export function useAllianceFigures(month: string | undefined): {
  now: AllianceFigures | undefined;
  figures: ThreeMonths | undefined;
  error: Error | null;
} {
  const now = useQuery({
    queryKey: ['figures', month],
    queryFn: () => figuresOf(month),
    refetchInterval: untilComplete,
  });
  const shown = now.data?.period;
  const earlier = (months: number) => {
    const other = shown && monthAfter(shown, -months);
    return {
      queryKey: ['figures', other],
      queryFn: () => figuresOf(other),
      enabled: shown !== undefined,
      staleTime: FRESH_FOR,
    };
  };
  const monthBefore = useQuery(earlier(1));
  const yearBefore = useQuery(earlier(12));
  return {
    now: now.data,
    figures:
      now.data && monthBefore.data && yearBefore.data
        ? { now: now.data, monthBefore: monthBefore.data, yearBefore: yearBefore.data }
        : undefined,
    error: now.error ?? monthBefore.error ?? yearBefore.error,
  };
}

function figuresOf(month: string | undefined): Promise<AllianceFigures> {
  return body(api.GET('/v1/statistics/alliance', { params: { query: month ? { period: month } : {} } }));
}
