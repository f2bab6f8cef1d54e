import { Button, Card, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

type Delivery = Shape<'DeliveryView'>;

/** How the notices of a channel went, the newest first. What was given up can be sent again. */
export function Deliveries({ channelId }: { channelId: string }) {
  const { t } = useLanguage();
  const [again, setAgain] = useState<Delivery>();
  const list = useList<Delivery>(['deliveries', channelId], (cursor) =>
    body(
      api.GET('/v1/notifications/deliveries', {
        params: { query: { channel_id: channelId, ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const columns: TableColumnsType<Delivery> = [
    { title: t({ zh: '时间', en: 'When' }), render: (_, { created_at }) => instantText(created_at) },
    { title: t({ zh: '事项', en: 'Notice' }), render: (_, { notice }) => t(word('notice', notice)) },
    {
      title: t({ zh: '哨件', en: 'Whistle' }),
      render: (_, { ticket_id, ticket_no }) =>
        ticket_id && <Link to={`/whistles/${ticket_id}`}>{ticket_no}</Link>,
    },
    {
      title: t({ zh: '状态', en: 'State' }),
      render: (_, { state, suppressed }) =>
        t(word('deliveryState', state)) + (suppressed ? ` · ${t(word('suppressed', suppressed))}` : ''),
    },
    { title: t({ zh: '尝试次数', en: 'Attempts' }), dataIndex: 'attempts' },
    {
      title: t({ zh: '原因', en: 'Why not' }),
      render: (_, { failure_code }) => failure_code && t(word('deliveryFailure', failure_code)),
    },
    {
      title: t({ zh: '操作', en: 'Actions' }),
      render: (_, delivery) =>
        delivery.state === 'given_up' && (
          <Button size="small" onClick={() => setAgain(delivery)}>
            {t({ zh: '重发', en: 'Send again' })}
          </Button>
        ),
    },
  ];
  return (
    <Card title={t({ zh: '投递情况', en: 'How notices went' })}>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '尚无通知', en: 'Nothing was told yet' })}
      />
      {again && (
        <CommandDialog
          title={t({ zh: '重发', en: 'Send again' })}
          explanation={t({
            zh: '以同一编号重发，接收方可据此去重。',
            en: 'It is sent under the same id, by which the receiver can tell that it is the same.',
          })}
          command={() =>
            body(api.POST('/v1/notifications/deliveries/{id}/replay', { params: { path: { id: again.id } } }))
          }
          done={() => setAgain(undefined)}
          close={() => setAgain(undefined)}
        />
      )}
    </Card>
  );
}
