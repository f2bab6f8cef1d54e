import { useQuery } from '@tanstack/react-query';
import { Card, Tag } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { useNow } from '../app/use-now.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { periodText } from './period-text.js';

type Cadence = Shape<'CadenceView'>;

const LOOK_AGAIN = 30_000;
const COLOURS: Record<Cadence['state'], string> = {
  open: 'default',
  arranged: 'blue',
  due_soon: 'volcano',
  to_record: 'gold',
  met: 'green',
  missed: 'red',
};

/** What is due this month, quarter or year and how it stands; of periods that are over, those that were missed or wait for a record. */
export function Cadences() {
  const { t } = useLanguage();
  const now = useNow();
  const { role } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['cadences'],
    queryFn: () => body(api.GET('/v1/cadences', { params: { query: { limit: 50 } } })),
    refetchInterval: LOOK_AGAIN,
    enabled: role !== 'enterprise', // whom the API does not show them
  });
  const shown = (data?.items ?? []).filter(
    ({ state, ends_at }) => Date.parse(ends_at) > now || state === 'missed' || state === 'to_record',
  );
  if (shown.length === 0) return null;
  return (
    <Card size="small" className="cadences" title={t({ zh: '频次', en: 'How often' })}>
      <ul className="units">
        {shown.map((cadence) => (
          <CadenceLine key={cadence.id} cadence={cadence} />
        ))}
      </ul>
    </Card>
  );
}

function CadenceLine({ cadence }: { cadence: Cadence }) {
  const { t } = useLanguage();
  const { name_zh: zh, name_en: en, state, times, held, arranged, unrecorded, period, ends_at } = cadence;
  const counts = [
    { zh: `已举行 ${held}/${times}`, en: `${held} of ${times} held` },
    ...(arranged > 0 ? [{ zh: `已安排 ${arranged}`, en: `${arranged} arranged` }] : []),
    ...(unrecorded > 0 ? [{ zh: `待补记 ${unrecorded}`, en: `${unrecorded} to be recorded` }] : []),
  ];
  return (
    <li>
      {t({ zh, en })} <Tag color={COLOURS[state]}>{t(word('cadenceState', state))}</Tag>
      <br />
      <small>
        {t(periodText(period))} · {counts.map(t).join(t({ zh: '，', en: ', ' }))} ·{' '}
        {t({ zh: `截至 ${instantText(ends_at)}`, en: `until ${instantText(ends_at)}` })}
      </small>
    </li>
  );
}
