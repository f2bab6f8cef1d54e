import { Button, Card, Descriptions, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { SubscriptionsDialog } from './subscriptions-dialog.js';

/** What is told by a channel. The first rule that names a notice counts for it. */
export function Subscriptions({ channel }: { channel: Shape<'ChannelView'> }) {
  const { t } = useLanguage();
  const [changing, setChanging] = useState(false);
  return (
    <Card
      title={t({ zh: '接收事项', en: 'What is told by it' })}
      extra={
        <Button onClick={() => setChanging(true)}>
          {t({ zh: '调整接收事项', en: 'Change what is told' })}
        </Button>
      }
    >
      {channel.subscriptions.length === 0 && (
        <Typography.Text>{t({ zh: '暂不接收任何通知', en: 'Nothing at the moment' })}</Typography.Text>
      )}
      <Flex vertical gap="middle">
        {channel.subscriptions.map((rule, index) => (
          <Rule key={index} rule={rule} />
        ))}
      </Flex>
      {changing && <SubscriptionsDialog channel={channel} close={() => setChanging(false)} />}
    </Card>
  );
}

function Rule({ rule }: { rule: Shape<'SubscriptionView'> }) {
  const { t } = useLanguage();
  const { events, on_duty_only, quiet_from, quiet_to, time_zone, digest } = rule;
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap>
        {events.map((event) => (
          <Tag key={event}>{t(word('notice', event))}</Tag>
        ))}
      </Flex>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 3 }}
        items={[
          { label: t({ zh: '汇总', en: 'Digest' }), children: t(word('digest', digest)) },
          {
            label: t({ zh: '免打扰', en: 'Quiet hours' }),
            children: quiet_from
              ? `${quiet_from}–${quiet_to} ${time_zone ?? ''}`
              : t({ zh: '无', en: 'none' }),
          },
          {
            label: t({ zh: '值班', en: 'Duty' }),
            children: on_duty_only
              ? t({ zh: '仅值班时', en: 'only while on duty' })
              : t({ zh: '始终', en: 'always' }),
          },
        ].map((item, key) => ({ key, ...item }))}
      />
    </Flex>
  );
}
