import { DatePicker, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { searchWith } from '../app/search-with.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary } from '../language/vocabulary.js';
import { momentOf } from './resource-query.js';

/** What the list of resources can be narrowed by; the page's address holds it. */
export function ResourceFilters() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const [search, setSearch] = useSearchParams();
  const set = (name: string) => (value: string | null | undefined) =>
    setSearch((now) => searchWith(now, name, value ?? undefined), { replace: true });
  const moment = (name: 'free_from' | 'free_to', label: string) => (
    <DatePicker
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      aria-label={label}
      placeholder={label}
      value={momentOf(search.get(name)) ?? null}
      onChange={(chosen) => set(name)(chosen?.format('YYYY-MM-DDTHH:mm'))}
    />
  );
  return (
    <search className="filters">
      <Select
        allowClear
        value={search.get('kind')}
        placeholder={t({ zh: '类别', en: 'Kind' })}
        aria-label={t({ zh: '类别', en: 'Kind' })}
        options={Object.entries(vocabulary.resourceKind).map(([value, text]) => ({ value, label: t(text) }))}
        onChange={set('kind')}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={search.get('unit_id')}
        placeholder={t({ zh: '提供单位', en: 'Owner' })}
        aria-label={t({ zh: '提供单位', en: 'Owner' })}
        options={[...directory.units]}
        onChange={set('unit_id')}
      />
      {moment('free_from', t({ zh: '空闲，自', en: 'free from' }))}
      {moment('free_to', t({ zh: '空闲，至', en: 'free until' }))}
    </search>
  );
}
