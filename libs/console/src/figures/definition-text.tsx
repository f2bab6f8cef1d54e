import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { attributions } from './figure-words.js';

/** What says how an indicator is counted; indicators made from whole whistles do not say what one count is. */
export type Definition = Shape<'FactIndicatorView'> &
  Partial<Pick<Shape<'IndicatorView'>, 'grain_zh' | 'grain_en'>>;

/** How an indicator is counted: formula, what one count is, and what month it belongs to. */
export function DefinitionText({ definition }: { definition: Definition }) {
  const { t, language } = useLanguage();
  const { formula_zh, formula_en, grain_zh, grain_en } = definition;
  const grain = language === 'zh' ? grain_zh : grain_en;
  return (
    <dl className="definition">
      <dt>{t({ zh: '公式', en: 'Formula' })}</dt>
      <dd>{language === 'zh' ? formula_zh : formula_en}</dd>
      {grain && (
        <>
          <dt>{t({ zh: '计数单位', en: 'One count' })}</dt>
          <dd>{grain}</dd>
        </>
      )}
      <dt>{t({ zh: '归属期间', en: 'Month by' })}</dt>
      <dd>{t(attributions[definition.attribution])}</dd>
    </dl>
  );
}
