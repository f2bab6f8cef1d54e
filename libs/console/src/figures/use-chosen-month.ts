import { useSearchParams } from 'react-router';
import { monthOf } from './month.js';

/** The month that the page's address names, undefined for the present one; and how to name another. */
export function useChosenMonth(): [month: string | undefined, choose: (month: string) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = (month: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.set('period', month);
      return next;
    });
  return [monthOf(search.get('period')), choose];
}
