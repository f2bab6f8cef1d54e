import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Spin, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { CampaignNumber } from '../campaigns/campaign-number.js';
import { useCampaign } from '../campaigns/use-campaign.js';
import { useOpenCampaigns } from '../campaigns/use-open-campaigns.js';
import { CalledOff } from '../app/called-off.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { ToCome } from '../app/to-come.js';
import { AttendanceButton } from '../attendance/attendance-button.js';
import { AttendanceCard } from '../attendance/attendance-card.js';
import { WhistleOnAgenda } from '../conferences/whistle-on-agenda.js';
import { useDirectory } from '../directory/directory.js';
import { codesToBegin, useModelItems } from '../directory/model-codes.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { OutcomesCard } from './outcomes-card.js';
import { SignUpsCard } from './sign-ups-card.js';

type Activity = Shape<'ActivityView'>;

/** Others sign up meanwhile. */
const LOOK_AGAIN = 15_000;

/** What the hours of an activity are, by what they count as. */
const HOURS = {
  training: { zh: '人均学时', en: 'lessons each' },
  service: { zh: '人均服务小时', en: 'hours of service each' },
  presence: { zh: '人均小时', en: 'hours each' },
} as const;

/** One activity: what it is for, who signed up, who came and for how many hours, and what came of it. */
export function ActivityPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['activity', id],
    queryFn: () => body(api.GET('/v1/activities/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <ActivityView activity={data} />;
}

function ActivityView({ activity }: { activity: Activity }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const queries = useQueryClient();
  const campaign = useCampaign(activity.campaign_id);
  const campaigns = useOpenCampaigns(campaign);
  const hours = t(HOURS[activity.hours_count_as as keyof typeof HOURS] ?? HOURS.presence);
  const hosts = activity.host_unit_ids;
  const attendance = {
    expected: hosts.map((id) => ({ kind: 'unit' as const, id })),
    hostUnitIds: hosts,
    hours,
  };
  const model = useModelItems(activity);
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
          <TicketsCard tickets={activity.tickets} />
          <SignUpsCard activity={activity} />
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
          <OutcomesCard activity={activity} />
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
                  ...model,
                  activity.project_id && {
                    label: t({ zh: '项目', en: 'Project' }),
                    children: directory.project(activity.project_id),
                  },
                  campaign && {
                    label: t({ zh: '专项与系列', en: 'Campaign or series' }),
                    children: (
                      <>
                        {campaign.title} <CampaignNumber of={activity} />
                      </>
                    ),
                  },
                  activity.pairing && {
                    label: t({ zh: '结对', en: 'Pairing' }),
                    children: t(word('pairing', activity.pairing)),
                  },
                  activity.theme_code && {
                    label: t({ zh: '主题', en: 'Theme' }),
                    children: t(word('theme_code', activity.theme_code)),
                  },
                  {
                    label: t({ zh: '合计（人次×小时）', en: 'In total (persons × hours)' }),
                    children: activity.person_hours,
                  },
                ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
              />
              <StepButtons
                of="activities"
                subject={activity}
                initial={{
                  project_id: activity.project_id,
                  ticket_ids: activity.tickets.map((ticket) => ticket.id),
                  pairing: activity.pairing,
                  theme_code: activity.theme_code,
                  campaign_id: activity.campaign_id,
                  sign_up_until: activity.sign_up && dayjs(activity.sign_up.until),
                  places: activity.sign_up?.places,
                  ...codesToBegin(activity),
                }}
                choices={{ campaign_id: campaigns }}
                most={3}
              />
            </Flex>
          </Card>
        </aside>
      </div>
    </>
  );
}

/** The whistles that it is about. */
function TicketsCard({ tickets }: { tickets: Activity['tickets'] }) {
  const { t } = useLanguage();
  if (tickets.length === 0) return null;
  return (
    <Card title={t({ zh: '相关哨件', en: 'Whistles that it is about' })}>
      <ul className="units">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <WhistleOnAgenda ticket={ticket} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
