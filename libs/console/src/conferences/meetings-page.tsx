import { Flex, type TableColumnsType, Typography } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { WhistlePicker } from '../actions/whistle-picker.js';
import { api, body, type Shape } from '../api/api.js';
import { spanOf } from '../app/days.js';
import { EventFilters } from '../app/event-filters.js';
import { ListTable } from '../app/list-table.js';
import { ToCome } from '../app/to-come.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { ModelCodesLine } from '../directory/model-codes.js';
import type { paths } from '../generated/schema.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { Cadences } from './cadences.js';
import { MeetingKind } from './meeting-kind.js';
import { OpenDecisions } from './open-decisions.js';
import { useMeetingChanged } from './use-meeting-changed.js';

type Meeting = Shape<'MeetingSummaryView'>;
type MeetingQuery = NonNullable<paths['/v1/meetings']['get']['parameters']['query']>;

/** Meetings that the reader may see, the latest first. */
export function MeetingsPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { role } = useSignedIn();
  const navigate = useNavigate();
  const changed = useMeetingChanged();
  const [search] = useSearchParams();
  const query = queryOf(search);
  const list = useList<Meeting>(['meetings', query], (cursor) =>
    body(api.GET('/v1/meetings', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } })),
  );
  const columns: TableColumnsType<Meeting> = [
    {
      title: t({ zh: '会议', en: 'Meeting' }),
      render: (_, meeting) => (
        <>
          <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
          <br />
          <MeetingKind kind={meeting.kind} />
          <ModelCodesLine of={meeting} />
        </>
      ),
    },
    { title: t({ zh: '时间', en: 'Begins' }), render: (_, { starts_at }) => instantText(starts_at) },
    {
      title: t({ zh: '状态', en: 'State' }),
      render: (_, { starts_at, called_off_at }) => (
        <ToCome startsAt={starts_at} calledOffAt={called_off_at} />
      ),
    },
    { title: t({ zh: '地点', en: 'Place' }), render: (_, { place }) => place },
    {
      title: t({ zh: '召集单位', en: 'Convened by' }),
      render: (_, { convenor_unit_id }) => directory.party(convenor_unit_id),
    },
    { title: t({ zh: '议题', en: 'Agenda' }), align: 'right', render: (_, { agenda_count }) => agenda_count },
    {
      title: t({ zh: '决定', en: 'Decisions' }),
      align: 'right',
      render: (_, { decision_count }) => decision_count,
    },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '会议', en: 'Meetings' })}</Typography.Title>
        <OperationButton<Shape<'MeetingView'>>
          path="/v1/meetings"
          type="primary"
          initial={{ kind: 'joint_conference', convenor_unit_id: directory.convenors[0]?.value }}
          choices={{ convenor_unit_id: directory.convenors }}
          done={async (meeting) => {
            await changed(meeting);
            await navigate(`/meetings/${meeting.id}`);
          }}
        />
      </Flex>
      <Cadences />
      {role !== 'enterprise' && <OpenDecisions />}
      <EventFilters kinds={vocabulary.meetingKind}>
        {(set) => (
          <WhistlePicker
            className="wide"
            value={query.ticket_id}
            onChange={set('ticket_id')}
            label={t({ zh: '涉及哨件', en: 'About the whistle' })}
          />
        )}
      </EventFilters>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有符合条件的会议', en: 'No meeting is like this' })}
      />
    </>
  );
}

function queryOf(search: URLSearchParams): MeetingQuery {
  const kind = search.get('kind');
  const ticketId = search.get('ticket_id');
  return {
    ...spanOf(search),
    ...(kind && kind in vocabulary.meetingKind ? { kind: kind as NonNullable<MeetingQuery['kind']> } : {}),
    ...(ticketId ? { ticket_id: ticketId } : {}),
  };
}
