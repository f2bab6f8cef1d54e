import { Card } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { besideText } from './beside-text.js';
import { Difference } from './difference.js';
import { IndicatorName } from './indicator-name.js';
import type { IndicatorRow } from './indicator-rows.js';
import { OpenCount } from './open-count.js';
import { RateCell } from './rate-cell.js';
import { rateText } from './rate.js';

/** One of the three rates, large, with everything it must not be read without. */
export function RateCard({ row: { raw, adjusted } }: { row: IndicatorRow }) {
  const { t, language } = useLanguage();
  const { now, monthBefore, yearBefore } = raw;
  const entries = [
    {
      term: t({ zh: '剔除后', en: 'After exclusions' }),
      text: adjusted && (
        <>
          <RateCell rate={adjusted.now} />{' '}
          <small>{besideText({ excluded: adjusted.now.shown['excluded'] ?? 0 }, language)}</small>
        </>
      ),
    },
    {
      term: t({ zh: '按派单计', en: 'Per assignment' }),
      text: now.by_assignment && <RateCell rate={now.by_assignment} />,
    },
    { term: t({ zh: '尚未到期', en: 'Still open' }), text: <OpenCount of={now} /> },
    {
      term: t({ zh: '环比（上月）', en: 'On the month before' }),
      text: <Difference now={now} earlier={monthBefore} />,
    },
    {
      term: t({ zh: '同比（去年同月）', en: 'On the year before' }),
      text: <Difference now={now} earlier={yearBefore} />,
    },
  ];
  return (
    <Card title={<IndicatorName definition={now} />}>
      <p className="rate">
        {rateText(now)}{' '}
        <span>
          {now.numerator}/{now.denominator}
        </span>
      </p>
      <small>{besideText(now.shown, language)}</small>
      <dl className="rate-facts">
        {entries.map(
          ({ term, text }) =>
            text && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}
