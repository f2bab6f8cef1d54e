import { type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/more.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { KindTag, TicketState } from '../whistles/state-tag.js';

type Whistle = Shape<'TicketResource'>;

/** Whistles that no rule could dispatch, or that somebody wants a dispatcher to look at. */
export function DispatchQueuePage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const list = useList<Whistle>(['dispatch-queue'], (cursor) =>
    body(api.GET('/v1/dispatch-queue', { params: { query: cursor ? { cursor } : {} } })),
  );
  const columns: TableColumnsType<Whistle> = [
    {
      title: t({ zh: '哨件', en: 'Whistle' }),
      render: (_, { id, number, title, enterprise_id }) => (
        <>
          <Link to={`/whistles/${id}`}>{title ?? number}</Link>
          <br />
          <small>
            {number}
            {enterprise_id && ` · ${directory.party(enterprise_id)}`}
          </small>
        </>
      ),
    },
    { title: t({ zh: '状态', en: 'State' }), render: (_, { state }) => <TicketState state={state} /> },
    {
      title: t({ zh: '时限', en: 'Deadline' }),
      render: (_, { next_due_at }) => next_due_at && <Countdown dueAt={next_due_at} />,
    },
    {
      title: t({ zh: '哨种与类别', en: 'Kind and category' }),
      render: (_, { kind, category }) => (
        <>
          <KindTag kind={kind} /> {directory.category(category)}
        </>
      ),
    },
    {
      title: t({ zh: '下一步', en: 'Next' }),
      render: (_, whistle) => (
        <StepButtons of="tickets" subject={whistle} whistleId={whistle.id} whistle={whistle} most={2} />
      ),
    },
  ];
  return (
    <>
      <Typography.Title level={1}>{t({ zh: '待派单', en: 'To be dispatched' })}</Typography.Title>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有哨件等待派单', en: 'No whistle waits for a dispatcher' })}
      />
    </>
  );
}
