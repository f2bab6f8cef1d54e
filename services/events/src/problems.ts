import { defineProblems } from '@muster/http';
import { MOST_AGENDA_ITEMS, MOST_DECISIONS } from './domain/decide-meeting.js';

/** What this service may refuse with, beyond what every service may. */
export const problems = defineProblems({
  directory_missing: {
    status: 409,
    title: { zh: '联盟名录尚未到达', en: "The alliance's directory has not arrived yet" },
    detail: { zh: '请先导入名录，或稍后重试。', en: 'Import the directory first, or try again shortly.' },
  },
  ticket_already_on_agenda: {
    status: 409,
    title: { zh: '该哨件已列入本次会议议程', en: 'The ticket is on the agenda already' },
  },
  agenda_full: {
    status: 409,
    title: { zh: `议程最多 ${MOST_AGENDA_ITEMS} 项`, en: `An agenda has at most ${MOST_AGENDA_ITEMS} items` },
  },
  decisions_full: {
    status: 409,
    title: {
      zh: `一次会议最多 ${MOST_DECISIONS} 项决定`,
      en: `A meeting has at most ${MOST_DECISIONS} decisions`,
    },
  },
  already_held: {
    status: 409,
    title: { zh: '已举行，不能改期或取消', en: 'It was held, and can be neither rescheduled nor called off' },
    detail: {
      zh: '已登记有人出席，或已登记决定。出席登记有误的，请先更正。',
      en: 'Somebody is on record as present, or a decision is. Attendance that was recorded by mistake can be corrected first.',
    },
  },
  called_off: {
    status: 409,
    title: { zh: '已取消，不能再变更', en: 'It was called off: nothing more can be changed about it' },
    detail: {
      zh: '请另行召集会议或计划活动。',
      en: 'Call another meeting, or plan another activity, instead.',
    },
  },
  turn_over: {
    status: 409,
    title: { zh: '该轮值期已结束', en: 'The turn is over' },
    detail: {
      zh: '已轮值的不能改由他人。请选本期或以后的轮值期。',
      en: 'What was served stays as it was. Choose the current turn or a later one.',
    },
  },
  turn_begun: {
    status: 409,
    title: { zh: '该轮值期已开始，不能对调', en: 'The turn has begun and cannot be exchanged' },
    detail: { zh: '请改为由他人代为余下各日。', en: 'Have somebody stand in for the rest of it instead.' },
  },
  turn_not_begun: {
    status: 409,
    title: { zh: '该轮值期尚未开始', en: 'The turn has not begun' },
    detail: { zh: '请在其首日或之后登记。', en: 'Record it on its first day or later.' },
  },
  already_handed_over: {
    status: 409,
    title: { zh: '该轮值期已交接', en: 'The turn was handed over already' },
  },
  forbidden_attendance: {
    status: 403,
    title: {
      zh: '只能登记本单位的出席，或本单位主办活动的出席',
      en: 'You may record attendance of your own unit, or of what your unit hosts',
    },
  },
});
