import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { BASES } from './figure-words.js';
import { NOTHING } from './rate.js';

type Composite = Shape<'CompositeView'>;

/** The three rates as one score, before exclusions and after. */
export function CompositeScores({ scores }: { scores: readonly Composite[] }) {
  const { t } = useLanguage();
  return (
    <p>
      {t({ zh: '综合得分', en: 'Composite score' })} <small>K4</small>
      {t({
        zh: '（响应 30%、解决 35%、满意 35%）：',
        en: ' (response 30%, resolution 35%, satisfaction 35%): ',
      })}
      {scores.map((score, index) => (
        <span key={score.code}>
          {index > 0 && ' · '}
          {t(BASES[score.basis])} <CompositeScore score={score} />
        </span>
      ))}
    </p>
  );
}

/** A score, and which rates it had to do without: such a one is not to be compared with a whole one. */
export function CompositeScore({ score: { score, missing } }: { score: Composite }) {
  const { t } = useLanguage();
  if (score === null) return NOTHING;
  const without = missing.join(t({ zh: '、', en: ', ' }));
  return (
    <>
      <strong>{score.toFixed(1)}</strong>
      {missing.length > 0 && <small> {t({ zh: `（缺 ${without}）`, en: `(without ${without})` })}</small>}
    </>
  );
}
