import { Flex, Select, type TableColumnsType, Tag, Typography } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { OpenState } from '../app/open-state.js';
import { searchWith } from '../app/search-with.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import type { paths } from '../generated/schema.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { UNTOLD } from '../language/untold.js';
import { standingOf } from './practice-item.js';

type List = Shape<'PracticeListView'>;
type ListQuery = NonNullable<paths['/v1/practice-lists']['get']['parameters']['query']>;

/** Lists of what an alliance has promised to do, the newest first, each with how far it is. */
export function PracticeListsPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const query = queryOf(search);
  const list = useList<List>(['practice-lists', query], (cursor) =>
    body(api.GET('/v1/practice-lists', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } })),
  );
  const set = (name: string) => (value: string | null | undefined) =>
    setSearch((now) => searchWith(now, name, value ?? undefined), { replace: true });
  const columns: TableColumnsType<List> = [
    {
      title: t({ zh: '清单', en: 'List' }),
      render: (_, { id, title }) => <Link to={`/practice-lists/${id}`}>{title ?? t(UNTOLD)}</Link>,
    },
    { title: t({ zh: '状态', en: 'State' }), render: (_, { is_open }) => <OpenState isOpen={is_open} /> },
    {
      title: t({ zh: '完成', en: 'Done' }),
      align: 'right',
      render: (_, { items }) => {
        const { done, counted } = standingOf(items);
        return `${done} / ${counted}`;
      },
    },
    {
      title: t({ zh: '逾期与督办', en: 'Overdue, supervised' }),
      render: (_, { items }) => <Flags items={items} />,
    },
    { title: t({ zh: '最近期限', en: 'Due next' }), render: (_, { items }) => standingOf(items).nextDue },
    { title: t({ zh: '建立时间', en: 'Opened' }), render: (_, { opened_at }) => instantText(opened_at) },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '办实事清单', en: 'Practice lists' })}</Typography.Title>
        <OperationButton<List>
          path="/v1/practice-lists"
          type="primary"
          initial={{ items: [{ item_class: 'acute' }] }}
          done={({ id }) => navigate(`/practice-lists/${id}`)}
        />
      </Flex>
      <search className="filters">
        <Select
          allowClear
          value={search.get('is_open')}
          placeholder={t({ zh: '状态', en: 'State' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          options={[
            { value: 'true', label: t({ zh: '进行中', en: 'open' }) },
            { value: 'false', label: t({ zh: '已办结', en: 'closed' }) },
          ]}
          onChange={set('is_open')}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={query.unit_id ?? null}
          placeholder={t({ zh: '责任单位', en: 'Unit' })}
          aria-label={t({ zh: '责任单位', en: 'Unit' })}
          options={[...directory.units]}
          onChange={set('unit_id')}
        />
      </search>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有符合条件的清单', en: 'No list is like this' })}
      />
    </>
  );
}

function Flags({ items }: { items: List['items'] }) {
  const { t } = useLanguage();
  const { overdue, supervised } = standingOf(items);
  return (
    <>
      {overdue > 0 && <Tag color="red">{t({ zh: `逾期 ${overdue}`, en: `${overdue} overdue` })}</Tag>}
      {supervised > 0 && (
        <Tag color="volcano">{t({ zh: `督办 ${supervised}`, en: `${supervised} supervised` })}</Tag>
      )}
    </>
  );
}

function queryOf(search: URLSearchParams): ListQuery {
  const isOpen = search.get('is_open');
  const unitId = search.get('unit_id');
  return {
    ...(isOpen === 'true' || isOpen === 'false' ? { is_open: isOpen === 'true' } : {}),
    ...(unitId ? { unit_id: unitId } : {}),
  };
}
