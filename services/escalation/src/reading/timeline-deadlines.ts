import type { ClimbingEvents, LadderStep } from '../domain/steps/climbing.js';
import type { ExtendingEvents } from '../domain/steps/extending.js';
import { type Label, ofUnit } from './timeline-labels.js';

const STEPS: Record<LadderStep, { zh: string; en: string }> = {
  deputy: { zh: '已提醒副职', en: ': the deputy has been told' },
  head: { zh: '已提醒主要负责人', en: ': the head has been told' },
  level_up: { zh: '逾时未办，提请上级', en: ': nobody acted, it goes up a level' },
};

/** What the ladder of missed deadlines says (A12). */
export const LADDER_LABELS: { [Type in keyof ClimbingEvents]: Label<Type> } = {
  'assignment.escalated': ({ clock: _, step, ...data }, unit) =>
    ofUnit(STEPS[step].zh, STEPS[step].en)(data, unit),
};

/** What asking for more time says (T22). */
export const EXTENSION_LABELS: { [Type in keyof ExtendingEvents]: Label<Type> } = {
  'extension.requested': ({ working_days }) => ({
    zh: `主办单位申请延期 ${working_days} 个工作日`,
    en: `The lead asks for ${working_days} more working days`,
  }),
  'extension.refused': () => ({ zh: '延期申请未获同意', en: 'More time refused' }),
};
