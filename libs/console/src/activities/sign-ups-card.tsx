import { useQueryClient } from '@tanstack/react-query';
import { Card, Flex, Tag, Typography } from 'antd';
import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { type Attendee, attendeeOf, keyOf } from '../attendance/attendance.js';
import { useAttendees } from '../attendance/use-attendees.js';
import { useActingFor } from '../directory/use-acting-for.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { signUpText } from './sign-up-text.js';

type Activity = Shape<'ActivityView'>;

/** Until when organisations may sign up, and who has: to hosts and office all of them, to others their own. */
export function SignUpsCard({ activity }: { activity: Activity }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { id, actions, sign_up, sign_ups } = activity;
  const acting = useActingFor();
  if (!sign_up) return null;
  const done = (answer: Activity) => queries.setQueryData(['activity', answer.id], answer);
  const persons = sign_ups.reduce((sum, entry) => sum + entry.persons, 0);
  return (
    <Card
      title={
        sign_ups.length === 0
          ? t({ zh: '报名', en: 'Sign-up' })
          : t({ zh: `报名：${persons} 人`, en: `Signed up: ${persons}` })
      }
      extra={
        // Others sign up meanwhile: it holds whatever version that makes.
        <OperationButton<Activity>
          path="/v1/activities/{id}/sign-ups"
          subject={{ id, actions }}
          type="primary"
          {...acting}
          done={done}
        />
      }
    >
      <p>
        <Tag color={sign_up.open ? 'blue' : 'default'}>{t(signUpText(sign_up))}</Tag>
        {t({ zh: `截止 ${instantText(sign_up.until)}`, en: `until ${instantText(sign_up.until)}` })}
        {sign_up.places !== null &&
          t({ zh: `，共 ${sign_up.places} 个名额`, en: `, ${sign_up.places} places in all` })}
      </p>
      {sign_ups.length === 0 && (
        <Typography.Text type="secondary">
          {t({ zh: '目前没有您可见的报名。', en: 'No sign-up that you may see as yet.' })}
        </Typography.Text>
      )}
      <ul className="units">
        {sign_ups.map((entry) => (
          <SignUpLine
            key={keyOf(attendeeOf(entry))}
            activity={activity}
            organisation={attendeeOf(entry)}
            persons={entry.persons}
            done={done}
          />
        ))}
      </ul>
    </Card>
  );
}

interface LineProps {
  readonly activity: Activity;
  readonly organisation: Attendee;
  readonly persons: number;
  readonly done: (answer: Activity) => unknown;
}

/** One organisation, with how many come; whoever may sign it up may withdraw it. */
function SignUpLine({ activity: { id, actions }, organisation, persons, done }: LineProps) {
  const { t } = useLanguage();
  const { nameOf, mayRecord } = useAttendees([]);
  const name = nameOf(organisation);
  const { kind } = organisation;
  const own = (each: Attendee['kind']) => (kind === each ? organisation.id : undefined);
  return (
    <li>
      <Flex gap="small" wrap align="center">
        <strong>{name}</strong>
        <span>{t({ zh: `${persons} 人`, en: `${persons} persons` })}</span>
        {mayRecord(organisation) && (
          <OperationButton<Activity>
            path="/v1/activities/{id}/sign-ups/withdraw"
            subject={{ id, actions }}
            known={{
              unit_id: own('unit'),
              enterprise_id: own('enterprise'),
              party_organisation_id: own('party_organisation'),
            }}
            about={name}
            done={done}
          />
        )}
      </Flex>
    </li>
  );
}
