import type { Act, Actor, Raising } from './story.js';

const AT = 'at:';
const inDaysOfStory = (notation: string): string => AT + notation;

/** The notation of an instant in a body that was written in the story's own days; undefined for any other text. */
export function notationIn(text: unknown): string | undefined {
  return typeof text === 'string' && text.startsWith(AT) ? text.slice(AT.length) : undefined;
}

const officer = (unit: string): Actor => `officer of ${unit}`;
const head = (unit: string): Actor => `head of ${unit}`;
const onWhistle = (by: Actor, step: string, body?: object): Act => ({
  by,
  on: 'whistle',
  step,
  ...(body && { body }),
});
const onAssignment = (by: Actor, unit: string, step: string, body?: object): Act => ({
  by,
  on: { unit },
  step,
  ...(body && { body }),
});
const reportInBy = (channel: string, unit: string): Act =>
  onAssignment(officer(unit), unit, 'report-in', {
    contact: { who: '企业联系人', channel, agreed: '当日到场会商' },
  });

export const raise = (category: string, more?: object, by: Actor = 'enterprise'): Raising => ({
  by,
  category,
  ...(more && { more }),
});
export const sign = (unit: string): Act => onAssignment(officer(unit), unit, 'sign');
export const reportIn = (unit: string): Act => reportInBy('phone', unit);
/** As emergencies and joint enforcement need it (A3). */
export const reportInOnSite = (unit: string): Act => reportInBy('on_site', unit);
export const submit = (unit: string): Act =>
  onAssignment(officer(unit), unit, 'submit', { result: '已现场处置' });
export const accept = (lead: string, unit: string): Act => onAssignment(officer(lead), unit, 'accept');
export const giveBack = (lead: string, unit: string): Act =>
  onAssignment(officer(lead), unit, 'return', { reason: '缺少查验照片' });
export const resolve = (lead: string): Act =>
  onWhistle(officer(lead), 'resolve', { summary: '各单位会商解决' });
export const callBack = (solved: string, satisfaction?: string): Act =>
  onWhistle('hotline', 'call-backs', { solved, ...(satisfaction && { satisfaction }) });
export const dispute = (unit: string, proposed_unit_id: string): Act =>
  onAssignment(head(unit), unit, 'dispute', {
    reason: '不属本单位职责',
    basis: '权责清单第三条',
    proposed_unit_id,
  });
export const uphold = (unit: string, successor_unit_id: string): Act =>
  onAssignment('dispatcher', unit, 'dispute/uphold', {
    successor_unit_id,
    fault: 'wrong_rule',
    reason: '依清单改派',
  });
export const deny = (unit: string, by: Actor = 'dispatcher'): Act =>
  onAssignment(by, unit, 'dispute/deny', { reason: '属该单位职责' });
export const replace = (unit: string, by_unit_id: string): Act =>
  onWhistle('dispatcher', `units/${unit}/replace`, { by_unit_id, reason: '由更合适的单位接替' });
export const propose = (lead: string): Act =>
  onWhistle(officer(lead), 'solution', { text: '闸口分流，夜间延长查验' });
export const signSolution = (unit: string): Act => onWhistle(officer(unit), 'solution/sign');
export const refuseSolution = (unit: string): Act =>
  onWhistle(officer(unit), 'solution/refuse', { part: '第二条', reason: '夜间力量不足' });
export const escalate = (by: Actor): Act => onWhistle(by, 'escalate', { reason: '需上级协调' });
/** @param review in the story's own days, `d14 09:00`. */
export const askAccount = (lead: string, review: string): Act =>
  onWhistle(officer(lead), 'account/request', {
    reason: 'upstream',
    plan: '待上级政策明确后办理',
    told: '企业已知悉并同意',
    review_at: inDaysOfStory(review),
  });
export const approveAccount = (): Act => onWhistle('council', 'account/approve', {});
export const reviewAccount = (stay: boolean): Act =>
  onWhistle('reviewer', 'account/review', { stay, reason: '条件已具备' });
export const reopen = (): Act => onWhistle('enterprise', 'reopen', { reason: '问题再次出现' });
export const askExtension = (lead: string, working_days: number): Act =>
  onWhistle(officer(lead), 'extension', { working_days, reason: '等待会商结果' });
export const grantExtension = (): Act => onWhistle('dispatcher', 'extension/grant');
export const pause = (unit: string): Act =>
  onAssignment(officer(unit), unit, 'pause', { class: 'await_raiser', reason: '待企业补交材料' });
export const askUpstreamPause = (unit: string): Act =>
  onAssignment(officer(unit), unit, 'pause', { class: 'await_upstream', reason: '待上级批复' });
/** @param until in the story's own days, `d3 10:00`. */
export const approvePause = (unit: string, until: string): Act =>
  onAssignment('dispatcher', unit, 'pause/approve', { until: inDaysOfStory(until) });
export const answer = (unit: string): Act =>
  onAssignment('enterprise', unit, 'resume', { note: '材料已补交' });
export const mergeInto = (story: string): Act => ({
  ...onWhistle('dispatcher', 'merge', {}),
  naming: { field: 'master_ticket_id', story },
});
export const withdraw = (): Act => onWhistle('enterprise', 'withdraw', { reason: '问题已自行解决' });
export const reject = (by: Actor = 'dispatcher'): Act =>
  onWhistle(by, 'reject', { reason: 'in_litigation', route: '可向人民法院提起诉讼' });
export const appeal = (): Act => onWhistle('enterprise', 'appeal', { reason: '尚未进入诉讼程序' });
export const dispatch = (lead_unit_id: string): Act => onWhistle('dispatcher', 'dispatch', { lead_unit_id });
export const askExclusion = (unit: string): Act =>
  onWhistle(head(unit), 'exclusion/request', { reason: 'force_majeure', grounds: '台风期间停航' });
export const supportExclusion = (): Act => onWhistle('dispatcher', 'exclusion/support', { note: '属实' });
export const grantExclusion = (): Act => onWhistle('reviewer', 'exclusion/grant', { note: '同意剔除' });
export const revokeExclusion = (): Act => onWhistle('reviewer', 'exclusion/revoke', { note: '依据不成立' });
export const urge = (): Act => onWhistle('supervisor', 'urge', { note: '请尽快办理' });
export const reportProgress = (lead: string): Act =>
  onWhistle(officer(lead), 'progress-reports', { text: '已与上级口岸办对接' });
export const attemptCall = (): Act =>
  onWhistle('hotline', 'call-backs/attempts', { channel: 'phone', outcome: 'no_answer' });
export const sendMessage = (): Act =>
  onWhistle('hotline', 'call-backs/attempts', { channel: 'sms', outcome: 'sent' });
export const notSolvable = (lead: string): Act =>
  onWhistle(officer(lead), 'not-solvable', { reason: '现行法规不允许' });
export const confirmNotSolvable = (): Act =>
  onWhistle('reviewer', 'not-solvable/confirm', { explanation: '已说明法规依据' });
export const askInformation = (): Act =>
  onWhistle('dispatcher', 'request-information', { question: '请补充集装箱号' });
export const provideInformation = (): Act =>
  onWhistle('enterprise', 'provide-information', { answer: '集装箱号已补充' });
export const reviewRedo = (): Act => onWhistle('reviewer', 'review-redo', { redo: true, reason: '提级再办' });
