import { defineProblems } from '@muster/http';

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
});
