import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { IndicatorName } from './indicator-name.js';
import { rateText } from './rate.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'OnAccountView'>;

/** What is on account now, and what was put there and taken off in a month. */
export function OnAccount({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'on-account', month],
    queryFn: () => body(api.GET('/v1/statistics/on-account', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '挂账', en: 'On account' })}>
      {error && <ProblemAlert error={error} />}
      {data && <Stock view={data} />}
    </Section>
  );
}

function Stock({ view: { definition, on_account, at } }: { view: View }) {
  const { t } = useLanguage();
  const { ages } = on_account;
  const moment = instantText(at);
  const denominator = on_account.opening + on_account.added;
  const cleared = { numerator: on_account.cleared, denominator, rate: on_account.cleared_rate };
  const agesText = [
    { label: t({ zh: '不超过 30 天', en: 'up to 30 days' }), count: ages.up_to_30_days },
    { label: t({ zh: '30 至 90 天', en: '30 to 90 days' }), count: ages.up_to_90_days },
    { label: t({ zh: '90 至 180 天', en: '90 to 180 days' }), count: ages.up_to_180_days },
    { label: t({ zh: '超过 180 天', en: 'over 180 days' }), count: ages.over_180_days },
  ].map(({ label, count }) => `${label} ${count}`);
  return (
    <>
      <IndicatorName definition={definition} />
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2 }}
        items={[
          {
            label: t({ zh: '本月销账率', en: 'Cleared in the month' }),
            children: `${rateText(cleared)} (${cleared.numerator}/${denominator})`,
          },
          {
            label: t({ zh: '月初 + 本月挂账', en: 'Opening + added' }),
            children: `${on_account.opening} + ${on_account.added}`,
          },
          { label: t({ zh: `存量（${moment}）`, en: `Stock (${moment})` }), children: on_account.stock },
          { label: t({ zh: '其中逾期未复核', en: 'Reviews overdue' }), children: on_account.overdue_reviews },
          { label: t({ zh: '账龄', en: 'By age' }), children: agesText.join(' · ') },
        ].map((item, key) => ({ key, ...item }))}
      />
    </>
  );
}
