import { type TableColumnsType, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { useLanguage } from '../language/language-context.js';
import { SecretaryNow } from '../secretary-rota/secretary-now.js';
import { useWhistleColumns } from '../whistles/whistle-columns.js';

type Whistle = Shape<'TicketResource'>;

/** Whistles that no rule could dispatch, or that somebody wants a dispatcher to look at. */
export function DispatchQueuePage() {
  const { t } = useLanguage();
  const common = useWhistleColumns();
  const list = useList<Whistle>(['dispatch-queue'], (cursor) =>
    body(api.GET('/v1/dispatch-queue', { params: { query: cursor ? { cursor } : {} } })),
  );
  const columns: TableColumnsType<Whistle> = [
    common.whistle,
    common.state,
    common.deadline,
    common.subject,
    {
      title: t({ zh: '下一步', en: 'Next' }),
      render: (_, whistle) => <StepButtons of="tickets" subject={whistle} whistle={whistle} most={2} />,
    },
  ];
  return (
    <>
      <Typography.Title level={1}>{t({ zh: '待派单', en: 'To be dispatched' })}</Typography.Title>
      <SecretaryNow />
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有哨件等待派单', en: 'No whistle waits for a dispatcher' })}
      />
    </>
  );
}
