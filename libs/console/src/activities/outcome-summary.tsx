import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { yuanText } from './yuan-text.js';

/** What came of this year's activities, in figures, for whoever wants to look. */
export function OutcomeSummary() {
  const { t } = useLanguage();
  const { role } = useSignedIn();
  const [isOpen, open] = useState(false);
  const year = dayjs().startOf('year');
  const query = { from: year.toISOString(), to: year.add(1, 'year').toISOString() };
  const { data, error } = useQuery({
    queryKey: ['activities', 'outcomes', query.from],
    queryFn: () => body(api.GET('/v1/activities/outcomes', { params: { query } })),
    enabled: isOpen,
  });
  if (role === 'enterprise') return null; // whom the API does not show them
  return (
    <details className="log below" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        {t({ zh: `${year.year()} 年活动成果`, en: `What came of activities in ${year.year()}` })}
      </summary>
      {error && <ProblemAlert error={error} />}
      {data && <Figures of={data} />}
    </details>
  );
}

function Figures({ of }: { of: Shape<'OutcomeSummaryView'> }) {
  const { t } = useLanguage();
  const { held, with_outcome, by_outcome_kind, by_activity_kind, matches, volunteering } = of;
  const items = [
    {
      label: t({ zh: '已举行', en: 'Held' }),
      children: t({
        zh: `${held} 场，${with_outcome} 场有成果`,
        en: `${held}, ${with_outcome} with an outcome`,
      }),
    },
    ...by_activity_kind.map((row) => ({
      label: t(word('activityKind', row.kind)),
      children: t({
        zh: `${row.held} 场，成果 ${row.outcomes} 件`,
        en: `${row.held} held, ${row.outcomes} outcomes`,
      }),
    })),
    ...by_outcome_kind.map((row) => ({
      label: t(word('outcomeKind', row.kind)),
      children: t({ zh: `${row.outcomes} 件`, en: String(row.outcomes) }),
    })),
    matches.count > 0 && {
      label: t({ zh: '撮合企业、金额', en: 'Enterprises matched, value' }),
      children: t({
        zh: `${matches.enterprises} 家，${yuanText(matches.value_yuan).zh}（${matches.with_value} 对填有金额）`,
        en: `${matches.enterprises}, ${yuanText(matches.value_yuan).en} (${matches.with_value} say their value)`,
      }),
    },
    ...volunteering.map((row) => ({
      label:
        row.theme_code === null
          ? t({ zh: '志愿服务：未填主题', en: 'Volunteering without a theme' })
          : t(word('theme_code', row.theme_code)),
      children: t({
        zh: `${row.held} 场，${row.person_hours} 小时`,
        en: `${row.held} held, ${row.person_hours} hours`,
      }),
    })),
  ].flatMap((item, key) => (item ? [{ key, ...item }] : []));
  return (
    <Card>
      <Descriptions size="small" column={2} items={items} />
    </Card>
  );
}
