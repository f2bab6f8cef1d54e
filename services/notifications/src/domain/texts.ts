import type { Language, NoticeKind } from './vocabulary.js';

/** A notice in one language; `{name}` is filled by `fillIn`. */
export type NoticeText = Readonly<Record<Language, string>>;

/** What recipients read. Numbers, names of organisations and deadlines only: nothing that anybody wrote, nobody's name. */
export const noticeTexts: Readonly<Record<NoticeKind, NoticeText>> = {
  dispatched: {
    zh: '哨件 {ticket_no} 已派单，由{unit}主办',
    en: 'Whistle {ticket_no} was dispatched; {unit} leads',
  },
  offered: {
    zh: '哨件 {ticket_no} 派至{unit}（{role}），请于 {due_at} 前签收',
    en: 'Whistle {ticket_no} was assigned to {unit} ({role}); sign by {due_at}',
  },
  sign_due: {
    zh: '哨件 {ticket_no} 待{unit}签收，时限 {due_at} 将至',
    en: 'Whistle {ticket_no} still waits for {unit} to sign; due {due_at}',
  },
  breached: {
    zh: '哨件 {ticket_no}：{unit}{clock}超时，时限为 {due_at}',
    en: 'Whistle {ticket_no}: {unit} missed its deadline to {clock}, due {due_at}',
  },
  returned: {
    zh: '哨件 {ticket_no}：{unit}提交的办理结果被退回，请重新办理',
    en: 'Whistle {ticket_no}: the result of {unit} was returned; please work on it again',
  },
  reopened: {
    zh: '哨件 {ticket_no} 重办，{unit}请于 {due_at} 前办结',
    en: 'Whistle {ticket_no} was reopened; {unit} to resolve by {due_at}',
  },
  cancelled: {
    zh: '哨件 {ticket_no} 派至{unit}的任务已撤销',
    en: 'Whistle {ticket_no}: the assignment of {unit} was cancelled',
  },
  resolved: {
    zh: '哨件 {ticket_no} 已办结，请评价是否解决',
    en: 'Whistle {ticket_no} was resolved; please say whether it is solved',
  },
  closed: { zh: '哨件 {ticket_no} 已归档', en: 'Whistle {ticket_no} was closed' },
  channel_disabled: {
    zh: '一个通知渠道因多次投递失败或对方要求已停用，请检查后重新启用',
    en: 'A notification channel was disabled after failed deliveries or at its own request; check it and enable it again',
  },
};

/** Words inside the texts. Deadlines that do not exist read as a dash. */
export const words = {
  role: {
    zh: { lead: '主办', co: '协办', inform: '知会' },
    en: { lead: 'lead', co: 'co-unit', inform: 'for information' },
  },
  clock: {
    zh: { sign: '签收', contact: '报到', resolve: '办结' },
    en: { sign: 'sign', contact: 'report in', resolve: 'resolve' },
  },
  subject: {
    zh: '【吹哨报到】{line}',
    en: '[Muster] {line}',
  },
  digest: { zh: '{count} 条通知', en: '{count} notices' },
  test: {
    zh: '这是一条测试通知：渠道已接通',
    en: 'This is a test notice: the channel works',
  },
} as const;

/** Replaces every `{name}`; a missing value reads as a dash. */
export function fillIn(text: string, values: Readonly<Record<string, string | null | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '–');
}
