import { choice, code, common, count, instant, ordinal, record, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.activities.v1');

/** What is due of a mechanism in one period, on every event: each can be understood without the ones before. */
const ofCadence = {
  ...common,
  cadence_id: uuid('频次编号（键）：联盟、机制、周期', 'Id of the mechanism’s period, the key'),
  mechanism_code: code('机制代码', 'Mechanism of the operating model'),
  per: choice(['week', 'month', 'quarter', 'half_year', 'year'], '周期', 'Kind of period'),
  times: ordinal('周期内至少次数', 'At least so often in the period'),
  period: code(
    '周期：2026-W49、2026-11、2026-Q4、2026-H2 或 2026',
    'Period: 2026-W49, 2026-11, 2026-Q4, 2026-H2 or 2026',
  ),
  starts_at: instant('周期开始', 'When the period begins'),
  ends_at: instant('周期结束，下一周期由此开始', 'When it ends and the next one begins'),
};
/** 1.1.0: weeks, as the secretaries' duty has them (ADR-0229). */
const versions = ['1.0.0', '1.1.0'];
const held = count('已举行次数', 'How often it was held');

export const cadenceOpened = event(
  'cadence.opened',
  { zh: '新的周期', en: 'A period has begun' },
  record(ofCadence),
  versions,
);

export const cadenceWarned = event(
  'cadence.warned',
  { zh: '周期已过五分之四，安排不足', en: 'Four fifths of the period are over, and not enough is arranged' },
  record({
    ...ofCadence,
    held,
    arranged: count('已召集、未举行', 'Arranged and still to come'),
    unrecorded: count('已过时间、未记录', 'Should have taken place, nothing is recorded'),
  }),
  versions,
);

export const cadenceMet = event(
  'cadence.met',
  { zh: '达到频次', en: 'Held as often as is due' },
  record({ ...ofCadence, held }),
  versions,
);

export const cadenceMissed = event(
  'cadence.missed',
  { zh: '未达频次', en: 'Not held as often as is due' },
  record({ ...ofCadence, held }),
  versions,
);
