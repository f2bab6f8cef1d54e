import { Flex, Segmented, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { StepButtons } from '../actions/step-buttons.js';
import { OpenDecisions } from '../conferences/open-decisions.js';
import { useDirectory } from '../directory/directory.js';
import { OwnThemes } from '../figures/own-themes.js';
import { OwnFollowUps } from '../follow-ups/own-follow-ups.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { AssignmentState, KindTag } from '../whistles/state-tag.js';
import { dueClocks } from './due-clocks.js';

type Assignment = Shape<'AssignmentResource'>;
type State = Assignment['state'];

/** Which assignments are shown; the open ones when none is named. */
const shelves: Record<string, State[] | undefined> = {
  open: undefined,
  offered: ['offered'],
  signed: ['signed'],
  working: ['working', 'paused', 'disputed'],
  submitted: ['submitted'],
  done: ['accepted', 'released', 'cancelled'],
};

/** What a unit has to do, most urgent first. */
export function AssignmentsPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const [shelf, setShelf] = useState('open');
  const state = shelves[shelf];
  const list = useList<Assignment>(['assignments', shelf], (cursor) =>
    body(
      api.GET('/v1/assignments', {
        params: { query: { ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const columns: TableColumnsType<Assignment> = [
    {
      title: t({ zh: '哨件', en: 'Whistle' }),
      render: (_, { ticket }) => (
        <>
          <Link to={`/whistles/${ticket.id}`}>{ticket.title ?? ticket.number}</Link>
          <br />
          <small>
            {ticket.number}
            {ticket.enterprise_id && ` · ${directory.party(ticket.enterprise_id)}`}
          </small>
        </>
      ),
    },
    { title: t({ zh: '角色', en: 'Role' }), render: (_, { role }) => t(word('assignmentRole', role)) },
    { title: t({ zh: '状态', en: 'State' }), render: (_, { state: now }) => <AssignmentState state={now} /> },
    {
      title: t({ zh: '时限', en: 'Deadlines' }),
      render: (_, assignment) => (
        <Flex vertical gap={4} align="start">
          {dueClocks(assignment).map(({ clock, dueAt }) => (
            <Countdown key={clock} dueAt={dueAt} label={t(word('clock', clock))} />
          ))}
        </Flex>
      ),
    },
    {
      title: t({ zh: '哨种与类别', en: 'Kind and category' }),
      render: (_, { ticket }) => (
        <>
          <KindTag kind={ticket.kind} /> {directory.category(ticket.category)}
        </>
      ),
    },
    {
      title: t({ zh: '下一步', en: 'Next' }),
      render: (_, assignment) => <StepButtons of="assignments" subject={assignment} most={2} />,
    },
  ];
  return (
    <>
      <Typography.Title level={1}>{t({ zh: '单位待办', en: 'Inbox' })}</Typography.Title>
      <Segmented
        className="filters"
        value={shelf}
        onChange={setShelf}
        aria-label={t({ zh: '哪些派单', en: 'Which assignments' })}
        options={[
          { value: 'open', label: t({ zh: '全部待办', en: 'all that is open' }) },
          { value: 'offered', label: t({ zh: '待签收', en: 'to be signed' }) },
          { value: 'signed', label: t({ zh: '待报到', en: 'to report in' }) },
          { value: 'working', label: t({ zh: '办理中', en: 'at work' }) },
          { value: 'submitted', label: t({ zh: '已提交', en: 'handed in' }) },
          { value: 'done', label: t({ zh: '已完结', en: 'done' }) },
        ]}
      />
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有待办', en: 'Nothing waits here' })}
      />
      <OwnFollowUps />
      <OpenDecisions />
      <OwnThemes />
    </>
  );
}
