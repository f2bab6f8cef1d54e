import { Card, Descriptions, Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { heldText } from './campaign-texts.js';

type Campaign = Shape<'CampaignView'>;

/** How far it has come, its parts included, and which outputs there are of those that are expected. */
export function ProgressCard({ campaign }: { campaign: Campaign }) {
  const { t } = useLanguage();
  const { progress, own_progress } = campaign;
  const outputs = campaign.outputs.filter(({ expected }) => expected > 0);
  const { ahead, called_off, persons, person_hours, by_outcome_kind } = progress;
  return (
    <Card title={t({ zh: '进展', en: 'Progress' })}>
      <Descriptions
        size="small"
        column={2}
        items={[
          { label: t({ zh: '活动', en: 'Activities' }), children: t(heldText(progress)) },
          {
            label: t({ zh: '待举行、已取消', en: 'To come, called off' }),
            children: t({ zh: `${ahead} 场、${called_off} 场`, en: `${ahead}, ${called_off}` }),
          },
          own_progress && {
            label: t({ zh: '其中不属分项', en: 'Without the parts' }),
            children: t(heldText(own_progress)),
          },
          {
            label: t({ zh: '参加', en: 'Attendance' }),
            children: t({
              zh: `${persons} 人次，${person_hours} 小时`,
              en: `${persons} persons, ${person_hours} hours`,
            }),
          },
          ...by_outcome_kind.map(({ kind, outcomes }) => ({
            label: t(word('outcomeKind', kind)),
            children: t({ zh: `${outcomes} 件`, en: String(outcomes) }),
          })),
        ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
      />
      <ul className="units counts">
        {outputs.map(({ output, expected, count, missing }) => (
          <li key={output}>
            {t(word('output', output))}{' '}
            {t({ zh: `${count}，预期至少 ${expected}`, en: `${count}, at least ${expected} expected` })}{' '}
            {missing > 0 ? (
              <Tag color="orange">{t({ zh: `尚缺 ${missing}`, en: `${missing} missing` })}</Tag>
            ) : (
              <Tag color="green">{t({ zh: '已达到', en: 'reached' })}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
