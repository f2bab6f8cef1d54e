import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Spin, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { ChannelOwner } from './channel-owner.js';
import { ChannelState } from './channel-state-tag.js';
import { ChannelSteps } from './channel-steps.js';
import { Deliveries } from './deliveries.js';
import { Subscriptions } from './subscriptions.js';

const LOOK_AGAIN = 30_000;

/** One channel: what is told by it, and how that went. */
export function ChannelPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['channel', id],
    queryFn: () => body(api.GET('/v1/notifications/channels/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <Channel channel={data} />;
}

function Channel({ channel }: { channel: Shape<'ChannelView'> }) {
  const { t } = useLanguage();
  const { kind, address, language, disabled_code, previous_secret_until } = channel;
  return (
    <>
      <Flex gap="small" align="center">
        <Link to="/channels">{t({ zh: '通知渠道', en: 'Notification channels' })}</Link>
        <ChannelState channel={channel} />
      </Flex>
      <Typography.Title level={1}>
        {t(word('channelKind', kind))} {address}
      </Typography.Title>
      <Flex vertical gap="large">
        {disabled_code !== null && (
          <Alert
            type="warning"
            showIcon
            title={t({
              zh: `已停用：${t(word('deliveryFailure', disabled_code))}。排除原因后重新启用，停用期间的通知不再补发。`,
              en: `Disabled: ${t(word('deliveryFailure', disabled_code))}. Put that right and enable it again; what was due meanwhile is not sent later.`,
            })}
          />
        )}
        <Card>
          <Flex vertical gap="middle">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { label: t({ zh: '归属', en: 'Whose' }), children: <ChannelOwner channel={channel} /> },
                { label: t({ zh: '语言', en: 'Language' }), children: t(word('language', language)) },
                previous_secret_until && {
                  label: t({ zh: '旧密钥有效至', en: 'The old secret signs until' }),
                  children: instantText(previous_secret_until),
                },
              ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
            />
            <ChannelSteps channel={channel} />
          </Flex>
        </Card>
        <Subscriptions channel={channel} />
        <Deliveries channelId={channel.id} />
      </Flex>
    </>
  );
}
