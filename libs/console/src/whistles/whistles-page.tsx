import { Flex, Input, Select, type TableColumnsType, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { searchWith } from '../app/search-with.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary, word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { useWhistleColumns } from './whistle-columns.js';
import { queryOf } from './whistle-filters.js';

type Whistle = Shape<'TicketResource'>;

const FLAGS = ['overdue', 'followed', 'supervised', 'disputed', 'priority'] as const;
const flagWords = {
  overdue: { zh: '逾时', en: 'overdue' },
  followed: { zh: '我关注的', en: 'that I follow' },
  supervised: { zh: '督办中', en: 'under supervision' },
  disputed: { zh: '退单待裁', en: 'disputed' },
  priority: { zh: '优先办理', en: 'with the priority right' },
} as const;

/** Whistles that the reader may see, filtered and searched. */
export function WhistlesPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const readsFollowUps = !['enterprise', 'party_secretary'].includes(useSignedIn().role);
  const common = useWhistleColumns();
  const [search, setSearch] = useSearchParams();
  const query = queryOf(search);
  const list = useList<Whistle>(['whistles', query], (cursor) =>
    body(api.GET('/v1/tickets', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } })),
  );
  const set = (name: string) => (value: string | string[] | undefined) =>
    setSearch((now) => searchWith(now, name, [value ?? []].flat().join(',')), { replace: true });
  const options = (words: Record<string, { zh: string; en: string }>) =>
    Object.entries(words).map(([value, text]) => ({ value, label: t(text) }));

  const columns: TableColumnsType<Whistle> = [
    common.whistle,
    common.state,
    common.deadline,
    common.subject,
    {
      title: t({ zh: '主办单位', en: 'Lead unit' }),
      render: (_, { lead_unit_id }) => lead_unit_id && directory.party(lead_unit_id),
    },
    { title: t({ zh: '层级', en: 'Level' }), render: (_, { level }) => t(word('level', level)) },
    { title: t({ zh: '吹哨时间', en: 'Raised' }), render: (_, { raised_at }) => instantText(raised_at) },
  ];
  const flags = FLAGS.filter(
    (flag) => search.get(flag) === 'true' || search.get('flags')?.split(',').includes(flag),
  );
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '哨件', en: 'Whistles' })}</Typography.Title>
        {readsFollowUps && <Link to="/follow-ups">{t({ zh: '后续任务', en: 'Follow-ups' })}</Link>}
      </Flex>
      <search className="filters">
        <Input.Search
          className="wide"
          allowClear
          defaultValue={search.get('q') ?? ''}
          placeholder={t({ zh: '标题、详情、哨件号、地点', en: 'title, description, number, place' })}
          aria-label={t({ zh: '检索', en: 'Search' })}
          onSearch={set('q')}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          value={query.state as string[] | undefined}
          placeholder={t({ zh: '状态', en: 'State' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          options={options(vocabulary.ticketState)}
          onChange={set('state')}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          value={query.kind as string[] | undefined}
          placeholder={t({ zh: '哨种', en: 'Kind' })}
          aria-label={t({ zh: '哨种', en: 'Kind' })}
          options={options(vocabulary.kind)}
          onChange={set('kind')}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={query.category}
          placeholder={t({ zh: '类别', en: 'Category' })}
          aria-label={t({ zh: '类别', en: 'Category' })}
          options={[...directory.categories]}
          onChange={set('category')}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={query.unit_id}
          placeholder={t({ zh: '参与单位', en: 'Unit' })}
          aria-label={t({ zh: '参与单位', en: 'Unit' })}
          options={[...directory.units]}
          onChange={set('unit_id')}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          value={[...flags]}
          placeholder={t({ zh: '标记', en: 'Only those' })}
          aria-label={t({ zh: '标记', en: 'Only those' })}
          options={options(flagWords)}
          onChange={(chosen: string[]) => {
            const own = chosen.filter((flag) => flag !== 'overdue' && flag !== 'followed');
            setSearch(
              (now) => {
                let next = searchWith(now, 'flags', own.join(','));
                for (const flag of ['overdue', 'followed'])
                  next = searchWith(next, flag, chosen.includes(flag) ? 'true' : undefined);
                return next;
              },
              { replace: true },
            );
          }}
        />
        <Select
          value={query.sort ?? 'newest'}
          aria-label={t({ zh: '排序', en: 'Order' })}
          options={[
            { value: 'newest', label: t({ zh: '最新在前', en: 'newest first' }) },
            { value: 'urgent', label: t({ zh: '最急在前', en: 'most urgent first' }) },
            { value: 'oldest', label: t({ zh: '最早在前', en: 'oldest first' }) },
            { value: 'untouched', label: t({ zh: '尚无人签收', en: 'signed by nobody' }) },
          ]}
          onChange={set('sort')}
        />
      </search>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有符合条件的哨件', en: 'No whistle is like this' })}
      />
    </>
  );
}
