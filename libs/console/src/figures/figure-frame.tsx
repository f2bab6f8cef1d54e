import { Tag, Typography } from 'antd';
import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { monthText } from './month.js';

type Frame = Pick<
  Shape<'AllianceFiguresView'>,
  'period' | 'period_complete' | 'time_zone' | 'watermark' | 'definitions_version' | 'note_zh' | 'note_en'
>;

/** Whose month it is, as of when it is known, and how it was counted: no figures are shown, or printed, without that. */
export function FigureFrame({ frame }: { frame: Frame }) {
  const { t, language } = useLanguage();
  const directory = useDirectory();
  const { newest_recorded_at: asOf } = frame.watermark;
  const version = frame.definitions_version;
  return (
    <header className="frame">
      <Typography.Title level={2}>
        {directory.alliance} · {monthText(frame.period, language)}{' '}
        {!frame.period_complete && (
          <Tag color="gold">{t({ zh: '本月未结束', en: 'the month is not over' })}</Tag>
        )}
      </Typography.Title>
      <Typography.Text type="secondary">
        {asOf === null
          ? t({ zh: '尚无记录', en: 'Nothing is on record yet' })
          : t({ zh: `数据截至 ${instantText(asOf)}`, en: `Figures as of ${instantText(asOf)}` })}
        {' · '}
        {t({ zh: `月份按 ${frame.time_zone} 时区`, en: `months of ${frame.time_zone}` })}
        {' · '}
        {t({ zh: `指标定义第 ${version} 版`, en: `definitions, version ${version}` })}
        <br />
        {language === 'zh' ? frame.note_zh : frame.note_en}
      </Typography.Text>
    </header>
  );
}
