// Plays one whistle through all its steps against the running system and tells the story.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from '../demo/api.mjs';
import { bold, dim, green, heading, step, table, yellow } from '../demo/print.mjs';
import { dataFolder, say } from './task.mjs';

const ALLIANCE = 'tianjin';
const CATEGORY = 'yard_congestion';
const EVENTS_PATIENCE_MS = 15_000;

const demo = readDemo();
const cast = castOf(demo);
const began = new Date();
const directory = await cast.dispatcher.get(`/v1/alliances/${ALLIANCE}/directory`);
const unitName = new Map(directory.units.map((unit) => [unit.id, unit.name_zh]));
const period = began.toLocaleDateString('sv-SE', { timeZone: directory.alliance.time_zone }).slice(0, 7);
const figuresBefore = await cast.analyst.get(`/v1/statistics/alliance?period=${period}`);

const listening = new AbortController();
const heard = [];
const story = Promise.withResolvers();
const stream = listen();

console.log(
  bold(`\n企业吹哨、理事会报到`) + dim('  The enterprise blows the whistle, the council reports in'),
);
console.log(dim(`${directory.alliance.name_zh} · ${demo.gateway_url}`));

heading('经过', 'What happens');
const ticket = await cast.enterprise.post(
  '/v1/tickets',
  {
    category: CATEGORY,
    title: '堆场积压重柜，提箱等待超过四小时',
    description: '昨夜起三号堆场排队，重柜无法出场，影响两条航线装船，请协调。',
  },
  { 'idempotency-key': randomUUID() },
);
const lead = ticket.assignments.find(({ role }) => role === 'lead');
const working = ticket.assignments.filter(({ role }) => role !== 'inform');
step(1, `企业吹哨：${ticket.number}`, 'the enterprise blows the whistle', `${ticket.title}`);
step(
  2,
  `同一时刻派给 ${working.length} 个单位`,
  `mustered at once: ${working.length} units, each with its own clocks`,
);
table([
  ['单位', '角色', '签收期限', '报到期限', '办结期限'],
  ...working.map((each) => [
    unitName.get(each.unit_id),
    each.role === 'lead' ? '主办' : '协办',
    clock(each.sign_due_at),
    clock(each.contact_due_at),
    clock(each.resolve_due_at),
  ]),
]);
for (const each of working) await officer(each.unit_id).post(`/v1/assignments/${each.id}/sign`);
step(3, '各单位签收', 'every unit signs; the lead’s signature starts the work');
for (const each of working) {
  const contact = {
    who: '企业现场负责人',
    channel: each.role === 'lead' ? 'on_site' : 'phone',
    agreed: '今日十五时现场会商',
  };
  await officer(each.unit_id).post(`/v1/assignments/${each.id}/report-in`, { contact });
}
step(4, '各单位报到', 'every unit reports in to the enterprise');
for (const each of working) {
  await officer(each.unit_id).post(`/v1/assignments/${each.id}/submit`, {
    result: `${unitName.get(each.unit_id)}：已按会商意见办理`,
  });
}
step(5, '各单位提交结果', 'every unit hands in its result');
for (const each of working.filter(({ role }) => role === 'co')) {
  await officer(lead.unit_id).post(`/v1/assignments/${each.id}/accept`);
}
await officer(lead.unit_id).post(`/v1/tickets/${ticket.id}/resolve`, {
  summary: '开通第二出口，夜间延长提箱时段，积压已消化',
});
step(6, `${unitName.get(lead.unit_id)}认可协办结果并办结`, 'the lead accepts and resolves');
await cast.enterprise.post(`/v1/tickets/${ticket.id}/call-backs`, {
  solved: 'yes',
  satisfaction: 'satisfied',
  comment: '当天解决',
});
step(7, '回访：已解决，满意', 'the enterprise is called back: solved, satisfied');

const closed = await cast.enterprise.get(`/v1/tickets/${ticket.id}`);
const timeline = await cast.dispatcher.get(`/v1/tickets/${ticket.id}/timeline`);
heading('时间线', `Timeline of ${ticket.number}: ${closed.state}, version ${closed.version}`);
table([
  ['#', '时刻', '发生了什么', 'what'],
  ...timeline.items.map((entry) => [
    String(entry.version),
    entry.occurred_at.slice(11, 23),
    entry.label_zh,
    dim(entry.label_en),
  ]),
]);

const patience = setTimeout(
  () => story.reject(new Error(`事件没有到齐 · only ${heard.length} of ${closed.version} events came`)),
  EVENTS_PATIENCE_MS,
);
await story.promise;
clearTimeout(patience);
listening.abort();
await stream;
heading(
  '分析人员看到的事件',
  'What analysts received from Kafka, by the public stream – no names, no free text',
);
const counts = Map.groupBy(heard, (event) => event.type);
table([
  ['事件类型 event type', '次数', '示例 data'],
  ...[...counts].map(([type, events]) => [type, String(events.length), dim(excerpt(events[0].data))]),
]);

const figuresAfter = await cast.analyst.get(`/v1/statistics/alliance?period=${period}`);
heading('数字的变化', `Figures that changed (${period}), by themselves`);
table([['指标', 'figure', '之前', '之后'], ...changes(figuresBefore, figuresAfter)]);
console.log(
  `\n${green('✓')} ${bold('已归档')}  ${dim(`closed; every figure above is a sum over the event log, as of any moment: ${demo.gateway_url}/docs`)}\n`,
);

function readDemo() {
  const file = join(dataFolder, 'demo.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    say(`✗ 系统没有运行：找不到 ${file} · the system is not running → npm start`);
    process.exit(1);
  }
}

/** Who plays, and with which keys. */
function castOf({ gateway_url: url, accounts }) {
  const ours = accounts.filter((account) => account.alliance_id === ALLIANCE);
  const role = (name) =>
    new Api(
      url,
      ours.find((account) => account.role === name),
    );
  return {
    enterprise: role('enterprise'),
    dispatcher: role('dispatcher'),
    analyst: role('analyst'),
    accounts: ours,
    url,
  };
}

function officer(unitId) {
  return new Api(
    cast.url,
    cast.accounts.find((account) => account.role === 'unit_officer' && account.unit_id === unitId),
  );
}

async function listen() {
  try {
    for await (const event of cast.analyst.events(listening.signal, began)) {
      if (event.data.ticket_id !== ticket.id) continue;
      heard.push(event);
      if (event.type === 'muster.ticket.closed.v1') story.resolve();
    }
  } catch (error) {
    if (!listening.signal.aborted) story.reject(error);
  }
}

function clock(instant) {
  if (!instant) return '–';
  const parts = {
    timeZone: directory.alliance.time_zone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  };
  return new Intl.DateTimeFormat('zh-CN', parts).format(new Date(instant));
}

function excerpt(data) {
  const { ticket_id: _, ticket_no: _no, version: _version, occurred_at: _at, round: _round, ...rest } = data;
  const text = Object.entries(rest)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ');
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

/** Rows for every count and indicator that differs. */
function changes(before, after) {
  const rows = [];
  const add = (zh, en, a, b) => a !== b && rows.push([zh, dim(en), String(a), yellow(String(b))]);
  const names = { raised: '本月吹哨', dispatched: '本月派单', closed: '本月归档' };
  for (const [field, zh] of Object.entries(names))
    add(zh, field, before.tickets[field], after.tickets[field]);
  const text = (rate) =>
    rate === undefined || rate.rate === null
      ? '–'
      : `${rate.numerator}/${rate.denominator} = ${(rate.rate * 100).toFixed(1)} %`;
  for (const indicator of after.indicators) {
    const earlier = before.indicators.find(({ code }) => code === indicator.code);
    add(`${indicator.code} ${indicator.name_zh}`, indicator.name_en, text(earlier), text(indicator));
  }
  return rows;
}
