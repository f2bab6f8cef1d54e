import type { Bilingual } from '@muster/http';
import type { OfClock } from '../domain/event-parts.js';
import type { WhistleEventType } from '../domain/whistle-event.js';
import { type Label, shown, type UnitNames } from './timeline-labels.js';

type ClockEvent = Extract<WhistleEventType, `clock.${string}`>;

const NAMES: Record<OfClock['clock'], Bilingual> = {
  sign: { zh: '签收', en: 'sign' },
  contact: { zh: '报到', en: 'report in' },
  resolve: { zh: '办结', en: 'resolve' },
  triage: { zh: '受理', en: 'triage' },
  sign_off: { zh: '会签', en: 'sign off' },
  call_back: { zh: '回访', en: 'call back' },
  review: { zh: '复核', en: 'review' },
  supervision: { zh: '督办', en: 'answer the supervisor' },
  urge: { zh: '催办回应', en: 'answer the urge' },
  progress: { zh: '进展反馈', en: 'report progress' },
  dispute: { zh: '异议裁定', en: 'decide the dispute' },
};

function whose({ unit_id, clock }: OfClock, unit: UnitNames): Bilingual {
  const name = unit_id === null ? { zh: '整件', en: 'The whistle' } : unit(unit_id);
  return { zh: `${name.zh}${NAMES[clock].zh}`, en: `${name.en}: deadline to ${NAMES[clock].en}` };
}

const said =
  (zh: string, en: string) =>
  (data: OfClock, unit: UnitNames): Bilingual => {
    const subject = whose(data, unit);
    return { zh: `${subject.zh}${zh}`, en: `${subject.en} ${en}` };
  };

const moved =
  (zh: string, en: string) =>
  (data: OfClock & { due_at: string }, unit: UnitNames): Bilingual => {
    const subject = whose(data, unit);
    return {
      zh: `${subject.zh}${zh} ${shown(data.due_at)}`,
      en: `${subject.en} ${en} ${shown(data.due_at)}`,
    };
  };

/** What events about clocks say. */
export const CLOCK_LABELS: { [Type in ClockEvent]: Label<Type> } = {
  'clock.started': ({ clock, due_at }) => ({
    zh: `${NAMES[clock].zh}开始计时，时限 ${shown(due_at)}`,
    en: `Deadline to ${NAMES[clock].en}: ${shown(due_at)}`,
  }),
  'clock.warned': said('时限将至', 'is near'),
  'clock.breached': said('超时', 'passed'),
  'clock.satisfied': ({ clock }) => ({
    zh: `${NAMES[clock].zh}时限了结`,
    en: `Done what there was a deadline to ${NAMES[clock].en} for`,
  }),
  'clock.voided': ({ clock }) => ({
    zh: `${NAMES[clock].zh}时限作废`,
    en: `No deadline to ${NAMES[clock].en} any more`,
  }),
  'clock.paused': said('暂停计时', 'stands still'),
  'clock.resumed': moved('恢复计时，时限顺延至', 'runs again, until'),
  'clock.extended': moved('时限延至', 'extended to'),
  'clock.rescheduled': moved('时限随日历顺移至', 'moved with the calendar to'),
};
