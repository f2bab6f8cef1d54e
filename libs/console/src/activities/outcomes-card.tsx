import { useQueryClient } from '@tanstack/react-query';
import { Card, Flex, Typography } from 'antd';
import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary } from '../language/vocabulary.js';
import { OutcomeLine } from './outcome-line.js';

type Activity = Shape<'ActivityView'>;

const ONLY_OF_MATCHES = {
  supplier_enterprise_id: undefined,
  buyer_enterprise_id: undefined,
  value_yuan: undefined,
  agreed_on: undefined,
};
const NOT_OF_MATCHES = { kind: 'match', count: undefined, ticket_ids: undefined };

/** What came of an activity. A match asks for other things than the rest, so it has a form of its own. */
export function OutcomesCard({ activity }: { activity: Activity }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { id, actions, outcomes } = activity;
  const kinds = Object.entries(vocabulary.outcomeKind)
    .filter(([kind]) => kind !== 'match')
    .map(([value, words]) => ({ value, label: t(words) }));
  const isOffered = actions.includes('record_outcome');
  if (outcomes.length === 0 && !isOffered) return null;
  const button = {
    path: '/v1/activities/{id}/outcomes',
    // Others record meanwhile: it holds whatever version that makes.
    subject: { id, actions },
    done: (answer: Activity) => queries.setQueryData(['activity', answer.id], answer),
  } as const;
  return (
    <Card
      title={t({ zh: '成果', en: 'What came of it' })}
      extra={
        <Flex gap="small" wrap>
          <OperationButton<Activity> {...button} known={ONLY_OF_MATCHES} choices={{ kind: kinds }} />
          <OperationButton<Activity>
            {...button}
            known={NOT_OF_MATCHES}
            label={{ zh: '登记撮合', en: 'Record a match' }}
          />
        </Flex>
      }
    >
      {outcomes.length === 0 && (
        <Typography.Text type="secondary">
          {t({ zh: '尚未登记成果。', en: 'Nothing is recorded as yet.' })}
        </Typography.Text>
      )}
      <ul className="units">
        {outcomes.map((outcome) => (
          <OutcomeLine key={outcome.id} activity={activity} outcome={outcome} />
        ))}
      </ul>
    </Card>
  );
}
