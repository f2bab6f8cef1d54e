import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Spin, Tag, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { dayOf } from '../app/days.js';
import { CalledOff } from '../app/called-off.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { codesToBegin, useModelItems } from '../directory/model-codes.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { CampaignActivities } from './campaign-activities.js';
import { CampaignState } from './campaign-state.js';
import { daysText } from './campaign-texts.js';
import { IndicatorsCard } from './indicators-card.js';
import { PartsCard } from './parts-card.js';
import { ProgressCard } from './progress-card.js';

type Campaign = Shape<'CampaignView'>;

/** Activities are held meanwhile. */
const LOOK_AGAIN = 15_000;

/** One special action or series: how far it has come, what is expected of it, its activities and parts, and what was measured. */
export function CampaignPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['campaign', id],
    queryFn: () => body(api.GET('/v1/campaigns/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <CampaignDetails campaign={data} />;
}

function CampaignDetails({ campaign }: { campaign: Campaign }) {
  const { t } = useLanguage();
  const { kind, state, title, purpose } = campaign;
  return (
    <>
      <Flex gap="small" wrap align="center">
        <Tag>{t(word('campaignKind', kind))}</Tag>
        <CampaignState state={state} />
      </Flex>
      <Typography.Title level={1}>{title}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <CalledOff of={campaign} />
          <Concluded campaign={campaign} />
          {purpose && (
            <Card title={t({ zh: '目的与要求', en: 'Purpose' })}>
              <p className="prose">{purpose}</p>
            </Card>
          )}
          <ProgressCard campaign={campaign} />
          <PartsCard parts={campaign.parts} />
          <IndicatorsCard indicators={campaign.indicators} />
          <CampaignActivities campaignId={campaign.id} />
        </div>
        <aside className="side">
          <Card title={t(word('campaignKind', kind))}>
            <Flex vertical gap="middle">
              <About campaign={campaign} />
              <StepButtons of="campaigns" subject={campaign} initial={initialOf(campaign)} most={4} />
            </Flex>
          </Card>
        </aside>
      </div>
    </>
  );
}

/** When it was concluded, and what was said then. */
function Concluded({ campaign: { concluded_at: at, concluded_reason: reason } }: { campaign: Campaign }) {
  const { t } = useLanguage();
  if (at === null) return null;
  return (
    <Alert
      type="success"
      showIcon
      title={t({ zh: `已于 ${instantText(at)} 结项`, en: `Concluded at ${instantText(at)}` })}
      description={reason}
    />
  );
}

function About({ campaign }: { campaign: Campaign }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const model = useModelItems(campaign);
  const { target_group, lead_unit_id, unit_ids, whole, reopened_at, reopened_reason } = campaign;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { label: t({ zh: '起止', en: 'Days' }), children: t(daysText(campaign)) },
        target_group && {
          label: t({ zh: '服务对象', en: 'For' }),
          children: t(word('target_group', target_group)),
        },
        { label: t({ zh: '牵头单位', en: 'Lead unit' }), children: directory.party(lead_unit_id) },
        unit_ids.length > 0 && {
          label: t({ zh: '参与单位', en: 'Other units' }),
          children: unit_ids.map((id) => directory.party(id)).join(t({ zh: '、', en: ', ' })),
        },
        whole && {
          label: t({ zh: '所属专项', en: 'Part of' }),
          children: <Link to={`/campaigns/${whole.id}`}>{whole.title}</Link>,
        },
        ...model,
        reopened_at && {
          label: t({ zh: '重新开启', en: 'Reopened' }),
          children: (
            <>
              {instantText(reopened_at)} {reopened_reason}
            </>
          ),
        },
      ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
    />
  );
}

/** What the forms begin with: all of it is what it is given as. */
function initialOf(campaign: Campaign): Record<string, unknown> {
  const measured = (each: Shape<'CampaignMeasuredView'> | null) =>
    each ? { value: each.value, on: dayOf(each.on) } : undefined;
  return {
    title: campaign.title,
    purpose: campaign.purpose,
    target_group: campaign.target_group,
    lead_unit_id: campaign.lead_unit_id,
    unit_ids: campaign.unit_ids,
    starts_on: dayOf(campaign.starts_on),
    ends_on: dayOf(campaign.ends_on),
    ...codesToBegin(campaign),
    expected_outputs: Object.fromEntries(campaign.outputs.map(({ output, expected }) => [output, expected])),
    indicators:
      campaign.indicators.length === 0
        ? [{}]
        : campaign.indicators.map(({ name, unit, better, before, after }) => ({
            ...{ name, unit, better },
            ...{ before: measured(before), after: measured(after) },
          })),
  };
}
