import { Flex, type TableColumnsType, Tag, Typography } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { ModelCodesLine } from '../directory/model-codes.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { ResourceFilters } from './resource-filters.js';
import { queryOf } from './resource-query.js';
import { spanText } from './span-text.js';
import { usesText } from './uses-text.js';

type Resource = Shape<'ResourceSummaryView'>;

/** What the alliance shares, by kind: whose it is, when it is taken next, how much it was used this year. */
export function ResourcesPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const { unit_id } = useSignedIn();
  const [search] = useSearchParams();
  const query = queryOf(search);
  const list = useList<Resource>(['resources', query], (cursor) =>
    body(api.GET('/v1/resources', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } })),
  );
  const columns: TableColumnsType<Resource> = [
    {
      title: t({ zh: '类别', en: 'Kind' }),
      render: (_, { kind, withdrawn_at }) => (
        <>
          <Tag>{t(word('resourceKind', kind))}</Tag>
          {withdrawn_at !== null && <Tag color="red">{t({ zh: '已停止提供', en: 'withdrawn' })}</Tag>}
        </>
      ),
    },
    {
      title: t({ zh: '资源', en: 'Resource' }),
      render: (_, resource) => (
        <>
          <Link to={`/resources/${resource.id}`}>{resource.name}</Link>
          <ModelCodesLine of={resource} />
        </>
      ),
    },
    {
      title: t({ zh: '提供单位', en: 'Owner' }),
      render: (_, { owner_unit_id }) => directory.party(owner_unit_id),
    },
    { title: t({ zh: '地点', en: 'Place' }), render: (_, { place }) => place },
    {
      title: t({ zh: '最近预订', en: 'Next booking' }),
      render: (_, { next_booking }) =>
        next_booking ? spanText(next_booking.starts_at, next_booking.ends_at) : t({ zh: '无', en: 'none' }),
    },
    {
      title: t({ zh: '今年使用', en: 'Use this year' }),
      render: (_, { uses_this_year }) => t(usesText(uses_this_year)),
    },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '共享资源', en: 'Shared resources' })}</Typography.Title>
        <OperationButton<Shape<'ResourceView'>>
          path="/v1/resources"
          type="primary"
          {...(unit_id ? { known: { owner_unit_id: unit_id } } : {})}
          initial={{ kind: 'venue' }}
          done={(resource) => navigate(`/resources/${resource.id}`)}
        />
      </Flex>
      <ResourceFilters />
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有符合条件的资源', en: 'No resource is like this' })}
      />
    </>
  );
}
