import { defineProblems } from '@muster/http';
import { MOST_MEASURES } from './domain/decide-theme.js';

/** The refusals that only this service knows. */
export const problems = defineProblems({
  stream_position_malformed: {
    status: 400,
    title: { zh: '流位置无法识别', en: 'The stream position cannot be understood' },
    detail: {
      zh: '请原样使用收到的 id 作为 Last-Event-ID，或用 since 指定起始时间。',
      en: 'Send the id as it was received as Last-Event-ID, or name a moment with since.',
    },
  },
  stream_position_gone: {
    status: 410,
    title: { zh: '流位置已失效', en: 'The stream position is not valid here' },
    detail: {
      zh: '该位置属于另一个联盟，或早于一次数据恢复。请用 since 从某一时刻重新开始，并按 id 去重。',
      en: 'It belongs to another alliance, or is older than a restore. Start again from a moment with since, and drop duplicates by id.',
    },
  },
  too_many_streams: {
    status: 429,
    title: { zh: '同时打开的流过多', en: 'Too many streams are open' },
    detail: {
      zh: '每个账号最多同时打开 {limit} 个流。',
      en: 'An account may have {limit} streams open at once.',
    },
  },
  unknown_metric: {
    status: 404,
    title: { zh: '没有此指标', en: 'There is no such figure' },
    detail: {
      zh: '指标代码见 /v1/statistics/definitions。',
      en: 'The codes are listed at /v1/statistics/definitions.',
    },
  },
  month_has_theme: {
    status: 409,
    title: { zh: '该月已确定主题', en: 'The month has a theme already' },
    detail: {
      zh: '请调整已定主题的承办；要改用其他类别的，先撤销已定主题。',
      en: 'Change the units of the one that stands; for another category, withdraw that one first.',
    },
  },
  theme_not_open: {
    status: 409,
    title: { zh: '该主题已结题或已撤销', en: 'The theme is concluded or withdrawn' },
    detail: {
      zh: '已结题的，请理事会重新开启后再办理；已撤销的，请另定主题。',
      en: 'Have the council reopen one that is concluded; instead of one that is withdrawn, another is taken.',
    },
  },
  theme_not_concluded: {
    status: 409,
    title: {
      zh: '该主题尚未结题，无须重新开启',
      en: 'The theme is not concluded: there is nothing to reopen',
    },
  },
  measures_full: {
    status: 409,
    title: {
      zh: `一个主题最多登记 ${MOST_MEASURES} 项举措`,
      en: `A theme has at most ${MOST_MEASURES} measures`,
    },
    detail: {
      zh: '请把相近的举措合并登记，或先结题。',
      en: 'Report what belongs together as one, or conclude the theme.',
    },
  },
  forbidden_theme: {
    status: 403,
    title: { zh: '只能办理由本单位牵头的主题', en: 'You may report on themes that your own unit leads' },
    detail: {
      zh: '请由牵头单位或理事会办理。',
      en: 'Have it done by the lead unit or the council.',
    },
  },
});
