import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Spin, Tag, Typography } from 'antd';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { CalledOff } from '../app/called-off.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { ToCome } from '../app/to-come.js';
import { AttendanceButton } from '../attendance/attendance-button.js';
import { AttendanceCard } from '../attendance/attendance-card.js';
import type { Attendee } from '../attendance/attendance.js';
import { type Directory, useDirectory } from '../directory/directory.js';
import { codesToBegin, useModelItems } from '../directory/model-codes.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { AgendaCard } from './agenda-card.js';
import { OtherDecisions } from './decisions.js';
import { LookingBack } from './looking-back.js';
import { MeetingKind } from './meeting-kind.js';
import { useMeetingChanged } from './use-meeting-changed.js';

type Meeting = Shape<'MeetingView'>;

const LOOK_AGAIN = 15_000;

/** One meeting: what it talks about, what it decided, and who came. */
export function MeetingPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['meeting', id],
    queryFn: () => body(api.GET('/v1/meetings/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <MeetingView meeting={data} />;
}

function MeetingView({ meeting }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const changed = useMeetingChanged();
  const hostUnitIds = [meeting.convenor_unit_id];
  const expected = expectedAt(meeting);
  const model = useModelItems(meeting);
  const parties = (ids: readonly string[]) =>
    ids.map((id) => directory.party(id)).join(t({ zh: '、', en: ', ' }));
  return (
    <>
      <Flex gap="small" wrap align="center">
        <MeetingKind kind={meeting.kind} />
        <ToCome startsAt={meeting.starts_at} calledOffAt={meeting.called_off_at} />
      </Flex>
      <Typography.Title level={1}>{meeting.title}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <CalledOff of={meeting} />
          <LookingBack meetingId={meeting.id} />
          <AgendaCard meeting={meeting} changed={changed} />
          <OtherDecisions meeting={meeting} changed={changed} />
          <AttendanceCard
            expected={expected}
            entries={meeting.attendance}
            hostUnitIds={hostUnitIds}
            extra={
              <AttendanceButton<Meeting>
                path="/v1/meetings/{id}/attendance"
                subject={meeting}
                expected={expected}
                hostUnitIds={hostUnitIds}
                done={changed}
              />
            }
          />
        </div>
        <aside className="side">
          <Card title={t({ zh: '会议', en: 'Meeting' })}>
            <Flex vertical gap="middle">
              <Descriptions
                size="small"
                column={1}
                items={[
                  { label: t({ zh: '时间', en: 'Begins' }), children: instantText(meeting.starts_at) },
                  meeting.place && { label: t({ zh: '地点', en: 'Place' }), children: meeting.place },
                  {
                    label: t({ zh: '召集单位', en: 'Convened by' }),
                    children: directory.party(meeting.convenor_unit_id),
                  },
                  meeting.invited_unit_ids.length > 0 && {
                    label: t({ zh: '应邀单位', en: 'Units invited' }),
                    children: parties(meeting.invited_unit_ids),
                  },
                  meeting.quorum && {
                    label: t({ zh: '法定到会', en: 'Quorum' }),
                    children: <Quorum quorum={meeting.quorum} />,
                  },
                  meeting.invited_enterprise_ids.length > 0 && {
                    label: t({ zh: '应邀企业', en: 'Enterprises invited' }),
                    children: parties(meeting.invited_enterprise_ids),
                  },
                  ...model,
                ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
              />
              <StepButtons
                of="meetings"
                subject={withoutModel(meeting, directory)}
                initial={codesToBegin(meeting)}
                most={3}
              />
            </Flex>
          </Card>
        </aside>
      </div>
    </>
  );
}

/** The meeting with what may be done with it: an alliance that has no operating model has no codes to say. */
function withoutModel(meeting: Meeting, { platforms, mechanisms, modelEntries }: Directory): Meeting {
  if (platforms.length + mechanisms.length + modelEntries.length > 0) return meeting;
  return { ...meeting, actions: meeting.actions.filter((action) => action !== 'set_codes') };
}

/** Units of those that must come, as far as it is on record who did. */
function Quorum({ quorum: { required, present, reached } }: { quorum: Shape<'QuorumView'> }) {
  const { t } = useLanguage();
  return (
    <Tag color={reached ? 'green' : 'orange'}>
      {t({
        zh: `${present}/${required} 家，${reached ? '已达到' : '未达到'}`,
        en: `${present} of ${required} units, ${reached ? 'reached' : 'not reached'}`,
      })}
    </Tag>
  );
}

function expectedAt({ convenor_unit_id, invited_unit_ids, invited_enterprise_ids }: Meeting): Attendee[] {
  return [
    ...[convenor_unit_id, ...invited_unit_ids].map((id) => ({ kind: 'unit' as const, id })),
    ...invited_enterprise_ids.map((id) => ({ kind: 'enterprise' as const, id })),
  ];
}
