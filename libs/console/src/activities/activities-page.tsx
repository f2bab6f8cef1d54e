import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Flex, Select, type TableColumnsType, Typography } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { CampaignNumber } from '../campaigns/campaign-number.js';
import { useOpenCampaigns } from '../campaigns/use-open-campaigns.js';
import { spanOf } from '../app/days.js';
import { EventFilters } from '../app/event-filters.js';
import { ListTable } from '../app/list-table.js';
import { ToCome } from '../app/to-come.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { ModelCodesLine } from '../directory/model-codes.js';
import { Cadences } from '../conferences/cadences.js';
import type { paths } from '../generated/schema.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary, word } from '../language/vocabulary.js';
import { SecretaryNow } from '../secretary-rota/secretary-now.js';
import { OutcomeSummary } from './outcome-summary.js';
import { signUpText } from './sign-up-text.js';

type Activity = Shape<'ActivitySummaryView'>;
type ActivityQuery = NonNullable<paths['/v1/activities']['get']['parameters']['query']>;

/** What the alliance does besides whistles, the latest first. */
export function ActivitiesPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const campaigns = useOpenCampaigns();
  const query = queryOf(search);
  const list = useList<Activity>(['activities', query], (cursor) =>
    body(api.GET('/v1/activities', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } })),
  );
  const columns: TableColumnsType<Activity> = [
    {
      title: t({ zh: '活动', en: 'Activity' }),
      render: (_, activity) => (
        <>
          <Link to={`/activities/${activity.id}`}>{activity.title}</Link> <CampaignNumber of={activity} />
          <ModelCodesLine of={activity} />
        </>
      ),
    },
    { title: t({ zh: '类别', en: 'Kind' }), render: (_, { kind }) => t(word('activityKind', kind)) },
    { title: t({ zh: '时间', en: 'Begins' }), render: (_, { starts_at }) => instantText(starts_at) },
    {
      title: t({ zh: '状态', en: 'State' }),
      render: (_, { starts_at, called_off_at }) => (
        <ToCome startsAt={starts_at} calledOffAt={called_off_at} />
      ),
    },
    {
      title: t({ zh: '报名', en: 'Sign-up' }),
      render: (_, { sign_up, called_off_at }) => sign_up && !called_off_at && t(signUpText(sign_up)),
    },
    { title: t({ zh: '地点', en: 'Place' }), render: (_, { place }) => place },
    {
      title: t({ zh: '主办单位', en: 'Hosts' }),
      render: (_, { host_unit_ids }) =>
        host_unit_ids.map((id) => directory.party(id)).join(t({ zh: '、', en: ', ' })),
    },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '活动', en: 'Activities' })}</Typography.Title>
        <OperationButton<Shape<'ActivityView'>>
          path="/v1/activities"
          type="primary"
          choices={{ campaign_id: campaigns }}
          done={async (activity) => {
            await queries.invalidateQueries({ queryKey: ['activities'] });
            await queries.invalidateQueries({ queryKey: ['cadences'] });
            await navigate(`/activities/${activity.id}`);
          }}
        />
      </Flex>
      <SecretaryNow />
      <Cadences />
      <EventFilters kinds={vocabulary.activityKind}>
        {(set) => (
          <>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={query.unit_id ?? null}
              placeholder={t({ zh: '主办单位', en: 'Host' })}
              aria-label={t({ zh: '主办单位', en: 'Host' })}
              options={[...directory.units]}
              onChange={(unit) => set('unit_id')(unit ?? undefined)}
            />
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={query.project_id ?? null}
              placeholder={t({ zh: '项目', en: 'Project' })}
              aria-label={t({ zh: '项目', en: 'Project' })}
              options={[...directory.projects]}
              onChange={(project) => set('project_id')(project ?? undefined)}
            />
            <Checkbox
              checked={query.open_for_sign_up === true}
              onChange={({ target }) => set('open_for_sign_up')(target.checked ? 'true' : undefined)}
            >
              {t({ zh: '现在可报名', en: 'open for sign-up' })}
            </Checkbox>
          </>
        )}
      </EventFilters>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有符合条件的活动', en: 'No activity is like this' })}
      />
      <OutcomeSummary />
    </>
  );
}

function queryOf(search: URLSearchParams): ActivityQuery {
  const kind = search.get('kind');
  const unitId = search.get('unit_id');
  const projectId = search.get('project_id');
  return {
    ...spanOf(search),
    ...(kind && kind in vocabulary.activityKind ? { kind: kind as NonNullable<ActivityQuery['kind']> } : {}),
    ...(unitId ? { unit_id: unitId } : {}),
    ...(projectId ? { project_id: projectId } : {}),
    ...(search.get('open_for_sign_up') === 'true' ? { open_for_sign_up: true } : {}),
  };
}
