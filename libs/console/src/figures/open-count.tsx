import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';

/** How many clocks still run, and that the rate will change as long as any does. */
export function OpenCount({ of: { open, mature } }: { of: Pick<Shape<'RateView'>, 'open' | 'mature'> }) {
  const { t } = useLanguage();
  return (
    <>
      {open} {!mature && <Tag color="gold">{t({ zh: '尚未定型', en: 'not settled yet' })}</Tag>}
    </>
  );
}
