import { Flex, Segmented, Select, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { ModelCodesLine } from '../directory/model-codes.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary, word } from '../language/vocabulary.js';
import { CampaignState } from './campaign-state.js';
import { daysText, heldText, outputsText } from './campaign-texts.js';
import { useWholes } from './use-open-campaigns.js';

type Campaign = Shape<'CampaignSummaryView'>;
type Kind = keyof typeof vocabulary.campaignKind;
type State = keyof typeof vocabulary.campaignState;

/** Special actions and series, the latest first, and how far each has come. */
export function CampaignsPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const wholes = useWholes();
  const [state, setState] = useState<State | 'all'>('all');
  const [kind, setKind] = useState<Kind>();
  const query = { ...(state === 'all' ? {} : { state }), ...(kind ? { kind } : {}) };
  const list = useList<Campaign>(['campaigns', query], (cursor) =>
    body(api.GET('/v1/campaigns', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } })),
  );
  const columns: TableColumnsType<Campaign> = [
    {
      title: t({ zh: '名称', en: 'Name' }),
      render: (_, campaign) => (
        <>
          <Link to={`/campaigns/${campaign.id}`}>{campaign.title}</Link>{' '}
          {campaign.part_of && <small>{t({ zh: '分项', en: 'a part' })}</small>}
          <ModelCodesLine of={campaign} />
        </>
      ),
    },
    { title: t({ zh: '类别', en: 'Kind' }), render: (_, row) => t(word('campaignKind', row.kind)) },
    { title: t({ zh: '状态', en: 'State' }), render: (_, row) => <CampaignState state={row.state} /> },
    {
      title: t({ zh: '服务对象', en: 'For' }),
      render: (_, { target_group }) => target_group && t(word('target_group', target_group)),
    },
    { title: t({ zh: '牵头单位', en: 'Lead' }), render: (_, row) => directory.party(row.lead_unit_id) },
    { title: t({ zh: '起止', en: 'Days' }), render: (_, row) => t(daysText(row)) },
    { title: t({ zh: '活动', en: 'Activities' }), render: (_, row) => t(heldText(row.progress)) },
    {
      title: t({ zh: '产出', en: 'Outputs' }),
      render: (_, { outputs }) => {
        const text = outputsText(outputs);
        return text && t(text);
      },
    },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '专项与系列', en: 'Campaigns and series' })}</Typography.Title>
        <OperationButton<Shape<'CampaignView'>>
          path="/v1/campaigns"
          type="primary"
          choices={{ part_of: wholes }}
          done={({ id }) => navigate(`/campaigns/${id}`)}
        />
      </Flex>
      <search className="filters">
        <Segmented
          value={state}
          onChange={setState}
          aria-label={t({ zh: '状态', en: 'State' })}
          options={[
            { value: 'all' as const, label: t({ zh: '全部', en: 'all' }) },
            ...(Object.keys(vocabulary.campaignState) as State[]).map((value) => ({
              value,
              label: t(word('campaignState', value)),
            })),
          ]}
        />
        <Select<Kind>
          allowClear
          value={kind ?? null}
          placeholder={t({ zh: '类别', en: 'Kind' })}
          aria-label={t({ zh: '类别', en: 'Kind' })}
          options={(Object.keys(vocabulary.campaignKind) as Kind[]).map((value) => ({
            value,
            label: t(word('campaignKind', value)),
          }))}
          onChange={setKind}
        />
      </search>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有这样的专项或系列', en: 'No campaign or series is like this' })}
      />
    </>
  );
}
