import type { WhistleEventType } from '../domain/whistle-event.js';
import { type Label, ofUnit } from './timeline-labels.js';

type WaitEvent = Extract<
  WhistleEventType,
  'assignment.pause_requested' | 'assignment.pause_refused' | 'assignment.paused' | 'assignment.resumed'
>;

const CLASSES = {
  await_raiser: { zh: '等待企业', en: 'waits for the raiser' },
  await_upstream: { zh: '等待上级', en: 'waits for somebody outside the alliance' },
  on_account: { zh: '挂账', en: 'waits: on account' },
};
const CAUSES = {
  unit: { zh: '恢复办理', en: ' goes on' },
  raiser: { zh: '恢复办理：企业已答复', en: ' goes on: the raiser has answered' },
  longest_wait: { zh: '恢复办理：等待期满', en: ' goes on: the longest wait is over' },
};

/** What a unit's waiting says. */
export const WAIT_LABELS: { [Type in WaitEvent]: Label<Type> } = {
  'assignment.pause_requested': ofUnit('申请暂停计时', ' asks to wait'),
  'assignment.pause_refused': ofUnit('的暂停申请未获同意', ': waiting refused'),
  'assignment.paused': (data, unit) =>
    ofUnit(`暂停计时：${CLASSES[data.class].zh}`, ` ${CLASSES[data.class].en}`)(data, unit),
  'assignment.resumed': (data, unit) => ofUnit(CAUSES[data.cause].zh, CAUSES[data.cause].en)(data, unit),
};
