import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { type Rate, rateText } from './rate.js';

/** Rates of repeats and of what stayed unsolved, before and since: they are read whistle by whistle, and only when they are asked for. */
export function ThemeRates({ id, about }: { id: string; about: string }) {
  const { t } = useLanguage();
  const [asked, ask] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['figures', 'monthly-theme', id],
    queryFn: () => body(api.GET('/v1/statistics/monthly-themes/{id}', { params: { path: { id } } })),
    enabled: asked,
  });
  const label = t({ zh: '前后的重复率、未解决率', en: 'Repeats and unsolved, before and since' });
  if (!asked)
    return (
      <Button
        type="link"
        className="no-print inline"
        onClick={() => ask(true)}
        aria-label={`${label} · ${about}`}
      >
        {label}
      </Button>
    );
  if (error) return <ProblemAlert error={error} />;
  return data ? <Rates {...data.effect} /> : <Spin />;
}

function Rates({ before, since }: Pick<Shape<'ThemeEffectView'>, 'before' | 'since'>) {
  const { t } = useLanguage();
  const both = (rate: Rate) => `${rateText(rate)}（${rate.numerator}/${rate.denominator}）`;
  const pair = (of: 'repeat_rate' | 'unsolved_rate') =>
    `${both(before[of])} → ${since ? both(since[of]) : t({ zh: '尚无已结束的月份', en: 'no month is over yet' })}`;
  return (
    <p role="status">
      {t({ zh: '重复率：', en: 'Raised again: ' })}
      {pair('repeat_rate')}
      <br />
      {t({ zh: '回访未解决：', en: 'Not solved: ' })}
      {pair('unsolved_rate')}
    </p>
  );
}
