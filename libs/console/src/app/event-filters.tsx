import { DatePicker, Select } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Bilingual } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { dayOf } from './days.js';
import { searchWith } from './search-with.js';

interface Props {
  readonly kinds: Readonly<Record<string, Bilingual>>;
  /** Filters besides. */
  readonly children: (set: (name: string) => (value: string | undefined) => void) => ReactNode;
}

/** What lists of meetings and of activities can be narrowed by; the page's address holds it. */
export function EventFilters({ kinds, children }: Props) {
  const { t } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const set = (name: string) => (value: string | undefined) =>
    setSearch((now) => searchWith(now, name, value), { replace: true });
  const day = (name: 'from' | 'to', label: string) => (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={dayOf(search.get(name)) ?? null}
      onChange={(chosen) => set(name)(chosen?.format('YYYY-MM-DD'))}
    />
  );
  return (
    <search className="filters">
      <Select
        allowClear
        value={search.get('kind')}
        placeholder={t({ zh: '类别', en: 'Kind' })}
        aria-label={t({ zh: '类别', en: 'Kind' })}
        options={Object.entries(kinds).map(([value, text]) => ({ value, label: t(text) }))}
        onChange={set('kind')}
      />
      {day('from', t({ zh: '不早于', en: 'from the day' }))}
      {day('to', t({ zh: '不晚于', en: 'to the day' }))}
      {children(set)}
    </search>
  );
}
