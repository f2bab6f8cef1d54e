import { Flex, Segmented, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { usePartyOrganisations } from '../directory/party-organisations.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { answersText } from './answers-text.js';
import { MobilisationState } from './mobilisation-state.js';

type Mobilisation = Shape<'MobilisationSummaryView'>;

/** Tiers and industry alliances are codes to those who call by program. */
const UNASKED = { unit_tiers: undefined, industry_alliance_ids: undefined };

/** To what organisations were called, the latest first, and how many have answered. */
export function MobilisationsPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const parties = usePartyOrganisations();
  const [shelf, setShelf] = useState<'all' | 'open' | 'ended'>('all');
  const list = useList<Mobilisation>(['mobilisations', shelf], (cursor) =>
    body(
      api.GET('/v1/mobilisations', {
        params: { query: { ...(shelf === 'all' ? {} : { state: shelf }), ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const columns: TableColumnsType<Mobilisation> = [
    {
      title: t({ zh: '状态', en: 'State' }),
      render: (_, mobilisation) => <MobilisationState of={mobilisation} />,
    },
    {
      title: t({ zh: '动员事项', en: 'What it is about' }),
      render: (_, { id, title }) => <Link to={`/mobilisations/${id}`}>{title}</Link>,
    },
    { title: t({ zh: '到位时间', en: 'By when' }), render: (_, { due_at }) => instantText(due_at) },
    { title: t({ zh: '地点', en: 'Place' }), render: (_, { place }) => place },
    {
      title: t({ zh: '答复', en: 'Answers' }),
      render: (_, mobilisation) => t(answersText(mobilisation)),
    },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '动员', en: 'Mobilisations' })}</Typography.Title>
        <OperationButton<Shape<'MobilisationView'>>
          path="/v1/mobilisations"
          type="primary"
          known={UNASKED}
          choices={{ party_organisation_ids: parties.map(({ id, name }) => ({ value: id, label: name })) }}
          done={({ id }) => navigate(`/mobilisations/${id}`)}
        />
      </Flex>
      <Segmented
        className="filters"
        value={shelf}
        onChange={setShelf}
        aria-label={t({ zh: '哪些动员', en: 'Which mobilisations' })}
        options={[
          { value: 'all', label: t({ zh: '全部', en: 'all' }) },
          { value: 'open', label: t({ zh: '进行中', en: 'going on' }) },
          { value: 'ended', label: t({ zh: '已结束', en: 'over' }) },
        ]}
      />
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有这样的动员', en: 'No mobilisation is like this' })}
      />
    </>
  );
}
