import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Spin, Tag, Typography } from 'antd';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { CalledOff } from '../app/called-off.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { ToCome } from '../app/to-come.js';
import { AttendanceButton } from '../attendance/attendance-button.js';
import { AttendanceCard } from '../attendance/attendance-card.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

type Activity = Shape<'ActivityView'>;

/** What the hours of an activity are, by what they count as. */
const HOURS = {
  training: { zh: '人均学时', en: 'lessons each' },
  service: { zh: '人均服务小时', en: 'hours of service each' },
  presence: { zh: '人均小时', en: 'hours each' },
} as const;

/** One activity: who held it, who came, and for how many hours. */
export function ActivityPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['activity', id],
    queryFn: () => body(api.GET('/v1/activities/{id}', { params: { path: { id: id! } } })),
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <ActivityView activity={data} />;
}

function ActivityView({ activity }: { activity: Activity }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const queries = useQueryClient();
  const hours = t(HOURS[activity.hours_count_as as keyof typeof HOURS] ?? HOURS.presence);
  const hosts = activity.host_unit_ids;
  const attendance = {
    expected: hosts.map((id) => ({ kind: 'unit' as const, id })),
    hostUnitIds: hosts,
    hours,
  };
  const named = (options: readonly { value: string; label: string }[], code: string) =>
    options.find(({ value }) => value === code)?.label ?? code;
  return (
    <>
      <Flex gap="small" wrap align="center">
        <Tag>{t(word('activityKind', activity.kind))}</Tag>
        <ToCome startsAt={activity.starts_at} calledOffAt={activity.called_off_at} />
      </Flex>
      <Typography.Title level={1}>{activity.title}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <CalledOff of={activity} />
          <AttendanceCard
            {...attendance}
            entries={activity.attendance}
            extra={
              <AttendanceButton<Activity>
                {...attendance}
                path="/v1/activities/{id}/attendance"
                subject={activity}
                done={(answer) => queries.setQueryData(['activity', answer.id], answer)}
              />
            }
          />
        </div>
        <aside className="side">
          <Card title={t({ zh: '活动', en: 'Activity' })}>
            <Flex vertical gap="middle">
              <Descriptions
                size="small"
                column={1}
                items={[
                  { label: t({ zh: '时间', en: 'Begins' }), children: instantText(activity.starts_at) },
                  activity.place && { label: t({ zh: '地点', en: 'Place' }), children: activity.place },
                  {
                    label: t({ zh: '主办单位', en: 'Hosts' }),
                    children: hosts.map((id) => directory.party(id)).join(t({ zh: '、', en: ', ' })),
                  },
                  activity.platform_code && {
                    label: t({ zh: '平台', en: 'Platform' }),
                    children: named(directory.platforms, activity.platform_code),
                  },
                  activity.mechanism_code && {
                    label: t({ zh: '机制', en: 'Mechanism' }),
                    children: named(directory.mechanisms, activity.mechanism_code),
                  },
                  {
                    label: t({ zh: '合计（人次×小时）', en: 'In total (persons × hours)' }),
                    children: activity.person_hours,
                  },
                ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
              />
              <StepButtons of="activities" subject={activity} most={2} />
            </Flex>
          </Card>
        </aside>
      </div>
    </>
  );
}
