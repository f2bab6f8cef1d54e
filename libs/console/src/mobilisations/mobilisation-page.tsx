import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Spin, Typography } from 'antd';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { attendeeOf } from '../attendance/attendance.js';
import { useAttendees } from '../attendance/use-attendees.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { answersText } from './answers-text.js';
import { CalledLine } from './called-line.js';
import { MobilisationState } from './mobilisation-state.js';

type Mobilisation = Shape<'MobilisationView'>;

const LOOK_AGAIN = 15_000;

/** One call: what is asked and by when, who has answered, and who has not where the reader may know. */
export function MobilisationPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['mobilisation', id],
    queryFn: () => body(api.GET('/v1/mobilisations/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <MobilisationDetails mobilisation={data} />;
}

function MobilisationDetails({ mobilisation }: { mobilisation: Mobilisation }) {
  const { t } = useLanguage();
  const { title, text, place, due_at, answer_by, called_at, reminded_at, ended_at, reason } = mobilisation;
  return (
    <>
      <MobilisationState of={mobilisation} />
      <Typography.Title level={1}>{title}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <Card title={t({ zh: '具体要求', en: 'What is asked' })}>
            <p className="prose">{text}</p>
          </Card>
          <AnswersCard mobilisation={mobilisation} />
        </div>
        <aside className="side">
          <Card title={t({ zh: '动员', en: 'Mobilisation' })}>
            <Flex vertical gap="middle">
              <Descriptions
                size="small"
                column={1}
                items={[
                  { label: t({ zh: '到位时间', en: 'By when' }), children: instantText(due_at) },
                  place && { label: t({ zh: '地点', en: 'Place' }), children: place },
                  { label: t({ zh: '答复时限', en: 'Answer by' }), children: instantText(answer_by) },
                  { label: t({ zh: '发出', en: 'Called' }), children: instantText(called_at) },
                  reminded_at && {
                    label: t({ zh: '提醒', en: 'Reminded' }),
                    children: instantText(reminded_at),
                  },
                  ended_at && { label: t({ zh: '结束', en: 'Ended' }), children: instantText(ended_at) },
                  reason && {
                    label: t({ zh: '结束说明', en: 'Said at the end' }),
                    children: <p className="prose">{reason}</p>,
                  },
                ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
              />
              <StepButtons of="mobilisations" subject={mobilisation} most={1} />
            </Flex>
          </Card>
        </aside>
      </div>
    </>
  );
}

/** Those that have not answered stand first: they are who is waited for. */
function AnswersCard({ mobilisation }: { mobilisation: Mobilisation }) {
  const { t } = useLanguage();
  const { nameOf } = useAttendees([]);
  const { id, organisations } = mobilisation;
  const inOrder = organisations.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null));
  return (
    <Card title={t({ zh: '答复', en: 'Answers' })}>
      <p>{t(answersText(mobilisation))}</p>
      <ul className="units">
        {inOrder.map((called) => {
          const attendee = attendeeOf({ ...called, persons: 0 });
          return (
            <CalledLine
              key={`${attendee.kind} ${attendee.id}`}
              id={id}
              called={called}
              name={nameOf(attendee)}
            />
          );
        })}
      </ul>
    </Card>
  );
}
