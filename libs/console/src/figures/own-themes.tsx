import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { api, body } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';
import { Section } from './section.js';
import { ThemeCard } from './theme-card.js';

/** The themes that the reader's unit leads and that are not concluded. Nothing when there are none. */
export function OwnThemes() {
  const { t } = useLanguage();
  const { unit_id } = useSignedIn();
  const { data = [] } = useQuery({
    queryKey: ['figures', 'monthly-themes', 'own'],
    queryFn: openThemes,
  });
  const own = data.filter(({ lead_unit_id }) => lead_unit_id === unit_id);
  if (own.length === 0) return null;
  return (
    <Section title={t({ zh: '本单位牵头的每月一题', en: 'Themes of the month that your unit leads' })}>
      <Flex vertical gap="middle">
        {own.map((theme) => (
          <ThemeCard key={theme.id} theme={theme} />
        ))}
      </Flex>
    </Section>
  );
}

// A theme of December is worked on in January.
async function openThemes() {
  const { year, items } = await ofYear();
  const before = await ofYear(year - 1);
  return [...items, ...before.items].filter(({ state }) => state === 'taken');
}

const ofYear = (year?: number) =>
  body(api.GET('/v1/statistics/monthly-themes', { params: { query: year === undefined ? {} : { year } } }));
