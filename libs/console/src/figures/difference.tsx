import type { Bilingual } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { NOTHING, pointsAbove, type Rate, rateText } from './rate.js';

interface Props {
  readonly now: Rate;
  readonly earlier: Rate | undefined;
  /** The earlier one stands beside it anyway. */
  readonly bare?: boolean;
}

/** By how much a rate is above or below an earlier one, in words and with an arrow; whether that is good is not the page's to say. */
export function Difference({ now, earlier, bare = false }: Props) {
  const { t } = useLanguage();
  const points = pointsAbove(now, earlier);
  const many = Math.abs(points ?? 0).toFixed(1);
  return (
    <span className="rate-cell">
      <span>
        {points === null
          ? NOTHING
          : points === 0
            ? t({ zh: '持平', en: 'unchanged' })
            : points > 0
              ? t({ zh: `↑ 升 ${many} 个百分点`, en: `↑ up ${many} points` })
              : t({ zh: `↓ 降 ${many} 个百分点`, en: `↓ down ${many} points` })}
      </span>
      {earlier && !bare && <small>{t(thenText(earlier))}</small>}
    </span>
  );
}

function thenText(earlier: Rate): Bilingual {
  const parts = `${earlier.numerator}/${earlier.denominator}`;
  if (earlier.rate === null) return { zh: `当时 ${parts}`, en: `then ${parts}` };
  const rate = rateText(earlier);
  return { zh: `当时 ${rate}（${parts}）`, en: `then ${rate} (${parts})` };
}
