import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Spin, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { codesToBegin, useModelItems } from '../directory/model-codes.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { BookingsCard } from './bookings-card.js';
import { UsesCard } from './uses-card.js';
import { usesText } from './uses-text.js';

type Resource = Shape<'ResourceView'>;

const LOOK_AGAIN = 15_000;

/** One resource: what it is, when it is taken and by whom, and how much it is used. */
export function ResourcePage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['resource', id],
    queryFn: () => body(api.GET('/v1/resources/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <ResourceView resource={data} />;
}

function ResourceView({ resource }: { resource: Resource }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { kind, name, place, note } = resource;
  const model = useModelItems(resource);
  return (
    <>
      <Tag>{t(word('resourceKind', kind))}</Tag>
      <Typography.Title level={1}>{name}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <Withdrawn of={resource} />
          <BookingsCard resource={resource} />
          <UsesCard resource={resource} />
        </div>
        <aside className="side">
          <Card title={t({ zh: '资源', en: 'Resource' })}>
            <Flex vertical gap="middle">
              <Descriptions
                size="small"
                column={1}
                items={[
                  {
                    label: t({ zh: '提供单位', en: 'Owner' }),
                    children: directory.party(resource.owner_unit_id),
                  },
                  place && { label: t({ zh: '地点', en: 'Place' }), children: place },
                  ...model,
                  note && { label: t({ zh: '说明', en: 'Note' }), children: <p className="prose">{note}</p> },
                  {
                    label: t({ zh: '今年使用', en: 'Use this year' }),
                    children: t(usesText(resource.uses_this_year)),
                  },
                ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
              />
              <StepButtons
                of="resources"
                subject={resource}
                initial={{ name, place, note, on: dayjs(), ...codesToBegin(resource) }}
                most={3}
              />
            </Flex>
          </Card>
        </aside>
      </div>
    </>
  );
}

/** That it is offered no longer, since when, and why. */
function Withdrawn({ of: { withdrawn_at: at, withdrawn_reason: reason } }: { of: Resource }) {
  const { t } = useLanguage();
  if (at === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t({ zh: `已于 ${instantText(at)} 停止提供`, en: `Withdrawn at ${instantText(at)}` })}
      description={reason}
    />
  );
}
