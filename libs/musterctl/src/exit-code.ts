import type { Bilingual } from './words/language.js';

/** What `musterctl` ends with; the services' own programs end with the same numbers (ADR-0020). */
export const exitCode = { done: 0, no: 1, misused: 2, nothingThere: 3, unavailable: 4 } as const;

/** What each exit code means, for the help. */
export const exitCodeMeanings: readonly (readonly [number, Bilingual])[] = [
  [exitCode.done, { zh: '完成', en: 'done' }],
  [
    exitCode.no,
    {
      zh: '做了，但答案是“否”：有差异、配置无效、某条记录再次失败、未在时限内完成',
      en: 'carried out, and the answer is no: differences, an invalid configuration, a record that failed again, not within the time given',
    },
  ],
  [exitCode.misused, { zh: '参数有误，什么也没做', en: 'bad arguments; nothing was done' }],
  [
    exitCode.nothingThere,
    { zh: '没有所指的对象，什么也没做', en: 'what was named does not exist; nothing was done' },
  ],
  [
    exitCode.unavailable,
    {
      zh: '系统、数据库或消息代理不可达，可稍后重试',
      en: 'the system, a database or the broker cannot be reached; try again later',
    },
  ],
];

const severity: readonly number[] = [
  exitCode.done,
  exitCode.no,
  exitCode.nothingThere,
  exitCode.unavailable,
  exitCode.misused,
];

/** The gravest of several exit codes; whatever is not among ours counts as `no`. */
export function worst(codes: readonly number[]): number {
  return codes.reduce<number>((worse, code) => {
    const known = severity.includes(code) ? code : exitCode.no;
    return severity.indexOf(known) > severity.indexOf(worse) ? known : worse;
  }, exitCode.done);
}
