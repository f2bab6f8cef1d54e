import { Button, Flex, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { ChannelOwner } from './channel-owner.js';
import { ChannelState } from './channel-state-tag.js';
import { OpenChannelDialog } from './open-channel-dialog.js';

type Channel = Shape<'ChannelView'>;

/** How those are reached for whom the reader answers: a unit and its officers, an enterprise, the whole alliance. */
export function ChannelsPage() {
  const { t } = useLanguage();
  const [opening, setOpening] = useState(false);
  const list = useList<Channel>(['channels'], (cursor) =>
    body(api.GET('/v1/notifications/channels', { params: { query: cursor ? { cursor } : {} } })),
  );
  const columns: TableColumnsType<Channel> = [
    {
      title: t({ zh: '渠道', en: 'Channel' }),
      render: (_, { id, kind, address }) => (
        <Link to={`/channels/${id}`}>
          {t(word('channelKind', kind))} {address}
        </Link>
      ),
    },
    {
      title: t({ zh: '归属', en: 'Whose' }),
      render: (_, channel) => <ChannelOwner channel={channel} />,
    },
    { title: t({ zh: '语言', en: 'Language' }), render: (_, { language }) => t(word('language', language)) },
    {
      title: t({ zh: '接收事项', en: 'Notices' }),
      render: (_, { subscriptions }) =>
        new Set(subscriptions.flatMap(({ events }) => events)).size || t({ zh: '暂不接收', en: 'none' }),
    },
    { title: t({ zh: '状态', en: 'State' }), render: (_, channel) => <ChannelState channel={channel} /> },
  ];
  return (
    <>
      <Flex justify="space-between" align="center" wrap>
        <Typography.Title level={1}>{t({ zh: '通知渠道', en: 'Notification channels' })}</Typography.Title>
        <Button type="primary" onClick={() => setOpening(true)}>
          {t({ zh: '开通渠道', en: 'Open a channel' })}
        </Button>
      </Flex>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({
          zh: '尚无渠道：开通后，派单、时限、会议等通知由此送达',
          en: 'No channel yet: once there is one, notices of whistles, deadlines and meetings arrive by it',
        })}
      />
      {opening && <OpenChannelDialog close={() => setOpening(false)} />}
    </>
  );
}
