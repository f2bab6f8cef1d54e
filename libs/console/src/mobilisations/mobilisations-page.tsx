import { Flex, type TableColumnsType, Typography } from 'antd';
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
  const list = useList<Mobilisation>(['mobilisations'], (cursor) =>
    body(api.GET('/v1/mobilisations', { params: { query: cursor ? { cursor } : {} } })),
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
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '目前没有动员', en: 'Nobody is called at present' })}
      />
    </>
  );
}
