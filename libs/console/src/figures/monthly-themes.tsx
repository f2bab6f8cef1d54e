import { useQuery } from '@tanstack/react-query';
import { Flex, Spin } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { Section } from './section.js';
import { TakeTheme } from './take-theme.js';
import { ThemeCard } from './theme-card.js';

/** The themes of the shown month's year, with what came of each; the council's button to take another. */
export function MonthlyThemes({ month, timeZone }: { month: string; timeZone: string }) {
  const { t } = useLanguage();
  const year = Number(month.slice(0, 4));
  const { data, error } = useQuery({
    queryKey: ['figures', 'monthly-themes', year],
    queryFn: () => body(api.GET('/v1/statistics/monthly-themes', { params: { query: { year } } })),
  });
  return (
    <Section title={t({ zh: `每月一题（${year} 年）`, en: `Themes of the month, ${year}` })}>
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Spin />}
      {data && <Summary {...data} />}
      <Flex vertical gap="middle">
        {data?.items.map((theme) => (
          <ThemeCard key={theme.id} theme={theme} />
        ))}
        <div>
          <TakeTheme month={month} timeZone={timeZone} />
        </div>
      </Flex>
    </Section>
  );
}

function Summary({ summary }: Shape<'MonthlyThemesView'>) {
  const { t } = useLanguage();
  const { taken, concluded, solved, fell } = summary;
  if (taken === 0) return <p>{t({ zh: '本年尚未确定主题。', en: 'No theme is taken in the year.' })}</p>;
  return (
    <p>
      {t({
        zh: `已定 ${taken} 题，结题 ${concluded}，已解决 ${solved}；次月已结束的 ${fell.denominator} 题中，${fell.numerator} 题环比下降。`,
        en: `${taken} taken, ${concluded} concluded, ${solved} solved; of the ${fell.denominator} whose next month is over, ${fell.numerator} fell month on month.`,
      })}
    </p>
  );
}
