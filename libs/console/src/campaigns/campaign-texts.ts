import type { Shape } from '../api/api.ts';
import type { Bilingual } from '../language/language.ts';
import { word } from '../language/vocabulary.ts';

type Progress = Pick<Shape<'CampaignProgressView'>, 'activities' | 'held'>;
type Days = Pick<Shape<'CampaignSummaryView'>, 'starts_on' | 'ends_on'>;
type Indicator = Pick<Shape<'CampaignIndicatorView'>, 'change' | 'change_percent' | 'verdict'>;

/** How many of its activities were held. */
export const heldText = ({ activities, held }: Progress): Bilingual => ({
  zh: `${activities} 场，已举行 ${held} 场`,
  en: `${held} of ${activities} held`,
});

/** From which day to which. */
export const daysText = ({ starts_on, ends_on }: Days): Bilingual => ({
  zh: ends_on === null ? `${starts_on} 起` : `${starts_on} – ${ends_on}`,
  en: ends_on === null ? `from ${starts_on}` : `${starts_on} – ${ends_on}`,
});

/** Which of the expected outputs are missing; null where nothing is expected. */
export function outputsText(outputs: readonly Shape<'CampaignOutputView'>[]): Bilingual | null {
  if (outputs.every(({ expected }) => expected === 0)) return null;
  const missing = outputs.filter((each) => each.missing > 0);
  if (missing.length === 0) return { zh: '已达到', en: 'reached' };
  const list = (language: 'zh' | 'en') =>
    missing.map((each) => `${word('output', each.output)[language]} ${each.missing}`);
  return { zh: `尚缺 ${list('zh').join('、')}`, en: `missing: ${list('en').join(', ')}` };
}

/** What has become of an indicator: by how much, in percent where there was something before, and whether that is better. */
export function changeText({ change, change_percent: percent, verdict }: Indicator): Bilingual | null {
  if (change === null || verdict === null) return null;
  const signed = (value: number) => (value > 0 ? `+${value}` : String(value));
  const by = percent === null ? signed(change) : `${signed(change)} (${signed(percent)}%)`;
  const { zh, en } = word('verdict', verdict);
  return { zh: `${by} ${zh}`, en: `${by} ${en}` };
}
