import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

type Mobilisation = Pick<Shape<'MobilisationSummaryView'>, 'outcome' | 'awaits_you'>;

/** Whether a call goes on, and whether it waits for the reader. */
export function MobilisationState({ of: { outcome, awaits_you } }: { of: Mobilisation }) {
  const { t } = useLanguage();
  if (outcome !== null)
    return <Tag color={outcome === 'done' ? 'green' : 'red'}>{t(word('outcome', outcome))}</Tag>;
  return (
    <>
      <Tag color="blue">{t({ zh: '进行中', en: 'goes on' })}</Tag>
      {awaits_you && <Tag color="orange">{t({ zh: '待您答复', en: 'waits for your answer' })}</Tag>}
    </>
  );
}
