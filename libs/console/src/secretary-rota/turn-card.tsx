import { Card, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import type { Option } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import type { SecretaryRota, Turn } from './use-secretary-rota.js';

const COLOURS: Record<Turn['state'], string> = { ended: 'default', current: 'green', ahead: 'blue' };
const PERCENT = 100;

interface Props {
  readonly turn: Turn;
  readonly rota: SecretaryRota;
  /** Whose secretary may stand in. */
  readonly branches: readonly Option[];
}

/** One turn: whose it is, its theme days, what was handed over and what people say of it. */
export function TurnCard({ turn, rota, branches }: Props) {
  const { t, language } = useLanguage();
  const nameOf = ({ name_zh, name_en }: Turn) => (language === 'zh' ? name_zh : name_en);
  const { state, cause, starts_on, ends_on, holidays } = turn;
  const others = rota.turns
    .filter((each) => each.state === 'ahead' && each.party_organisation_id !== turn.party_organisation_id)
    .map((each) => ({ value: each.starts_on, label: `${each.starts_on} ${nameOf(each)}` }));
  return (
    <Card
      title={nameOf(turn)}
      extra={
        <>
          {cause !== 'planned' && <Tag>{t(word('turnCause', cause))}</Tag>}
          <Tag color={COLOURS[state]}>{t(word('turnState', state))}</Tag>
        </>
      }
    >
      <Flex vertical gap="small">
        <span>
          {t({ zh: `${starts_on} 至 ${ends_on}`, en: `${starts_on} to ${ends_on}` })}
          {holidays > 0 && t({ zh: `，含节假日 ${holidays} 天`, en: `, ${holidays} public holidays` })}
          {turn.reason !== null && (
            <>
              <br />
              {t({ zh: `代为的原因：${turn.reason}`, en: `Standing in because: ${turn.reason}` })}
            </>
          )}
        </span>
        <ThemeDays turn={turn} />
        <Feedback turn={turn} />
        {turn.handed_over_at !== null && (
          <span>
            {t({
              zh: `已于 ${instantText(turn.handed_over_at)} 交接`,
              en: `Handed over at ${instantText(turn.handed_over_at)}`,
            })}
            {turn.handover_note !== null && (
              <>
                <br />
                {turn.handover_note}
              </>
            )}
          </span>
        )}
        <StepButtons
          of="secretary-rota"
          subject={{ id: '', version: rota.version, actions: turn.actions }}
          parts={{ starts_on }}
          choices={{ party_organisation_id: branches, with_starts_on: others }}
          most={3}
          about={`${starts_on} ${nameOf(turn)}`}
        />
      </Flex>
    </Card>
  );
}

function ThemeDays({ turn: { theme_days, state } }: { turn: Turn }) {
  const { t } = useLanguage();
  if (theme_days.length === 0)
    return state === 'ahead' ? null : <span>{t({ zh: '没有联合主题党日', en: 'No joint theme day' })}</span>;
  return (
    <ul className="units">
      {theme_days.map(({ id, title, starts_at, held }) => (
        <li key={id}>
          <Link to={`/activities/${id}`}>{title}</Link>{' '}
          <small>
            {instantText(starts_at)}
            {held && t({ zh: '，已举行', en: ', held' })}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Feedback({ turn: { feedback } }: { turn: Turn }) {
  const { t } = useLanguage();
  if (feedback.length === 0) return null;
  const said = feedback.map(({ audience, answers, approving }) => {
    const { zh, en } = word('audience', audience);
    const share = Math.round((approving / answers) * PERCENT);
    return t({
      zh: `${zh} ${approving}/${answers} 认可（${share}%）`,
      en: `${approving} of ${answers} ${en} approve (${share}%)`,
    });
  });
  return <span>{said.join(t({ zh: '，', en: ', ' }))}</span>;
}
