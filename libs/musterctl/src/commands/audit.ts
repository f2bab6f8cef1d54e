import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import { type Answer, type CommonOptions, type Desk, whereItIs } from '../desk.js';
import type { Bilingual } from '../words/language.js';
import { table } from '../words/table.js';

interface VerifyOptions extends CommonOptions {
  readonly tenant?: string;
  readonly withoutKafka?: boolean;
}

interface Head {
  readonly tenant_id: string;
  readonly number: number;
  readonly hash: string;
  readonly sealed_at: string;
  readonly events: number;
}

interface Unsealed {
  readonly events: number;
  readonly age: number;
}

interface Objection {
  readonly kind: string;
  readonly tenant_id: string;
  readonly number: number | null;
  readonly place: number | null;
  readonly event_id: string | null;
  readonly aggregate_id: string | null;
  readonly version: number | null;
}

const KINDS: Readonly<Record<string, Bilingual>> = {
  seal_missing: { zh: '此封条之前有封条缺失', en: 'seals before this one are missing' },
  seal_broken: { zh: '封条内容被改', en: 'the seal was changed' },
  seal_unlinked: { zh: '与前一封条不衔接', en: 'does not follow from the seal before' },
  event_changed: { zh: '事件被改', en: 'the event was changed' },
  event_missing: { zh: '事件被删', en: 'the event is gone' },
  event_unsealed: {
    zh: '事件系事后插入，或其封条被删',
    en: 'the event was put in later, or its seal is gone',
  },
  event_sealed_twice: { zh: '事件被封存两次', en: 'the event is in two seals' },
  head_forged: { zh: '已发布的封条签名不符', en: 'the signature of a published seal is not ours' },
  head_unknown: {
    zh: '已发布的封条不在链中：链被改写，或库由旧备份恢复',
    en: 'a published seal is not in the chain: it was rewritten, or the database is an older backup',
  },
};

/** `musterctl audit …`: the tamper-evident chain over the event logs. */
export function addAudit(line: CommandLine, root: Command): void {
  const { desk } = line;
  const audit = line.group(root, 'audit', { zh: '审计链', en: 'the audit chain' });
  addVerify(line, audit);
  line.leaf<CommonOptions>(
    audit,
    'status',
    { zh: '各链的最新封条，以及未封存的事件', en: 'the newest seal of each chain, and what is unsealed' },
    [shared.service],
    async (options) => {
      const outcomes = await desk.ask(await desk.services(options.service), ['audit', 'status']);
      return desk.answer('audit status', outcomes, options, (answers) => status(desk, answers));
    },
  );
}

function addVerify(line: CommandLine, audit: Command): void {
  const { desk } = line;
  line.leaf<VerifyOptions>(
    audit,
    'verify',
    {
      zh: '核对事件日志与其审计链、审计链与已发布的封条；有异议则指出所在并以 1 结束',
      en: 'compare the event logs with their chains, and the chains with the published seals; says where anything differs and ends with 1',
    },
    [
      shared.service,
      ['--tenant <id>', { zh: '只此联盟', en: 'this alliance only' }],
      ['--without-kafka', { zh: '不与已发布的封条比较', en: 'do not compare with the published seals' }],
    ],
    async (options) => {
      const { tenant, withoutKafka } = options;
      const args = ['audit', 'verify', ...argumentsOf({ tenant, 'without-kafka': withoutKafka })];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      const meant = tenant === undefined ? outcomes : whereItIs(outcomes);
      return desk.answer('audit verify', meant, options, (answers) =>
        answers.map((answer) => verdict(desk, answer)).join('\n'),
      );
    },
  );
}

function verdict(desk: Desk, answer: Answer): string {
  const { service, seals, events, heads, signed_heads: signed, objection_count: count } = answer;
  const { events: unsealed } = answer['unsealed'] as Unsealed;
  const sum = desk.say({
    zh: `${service}：${String(seals)} 个封条，${String(events)} 个事件，${String(heads)} 个已发布的封条（${String(signed)} 个由本密钥签名）；未封存 ${unsealed}；${String(count)} 处异议`,
    en: `${service}: ${String(seals)} seals, ${String(events)} events, ${String(heads)} published seals (${String(signed)} signed by this key); ${unsealed} unsealed; ${String(count)} objections`,
  });
  const listed = answer['objections'] as readonly Objection[];
  return [`${count === 0 ? '✓' : '✗'} ${sum}`, ...listed.map((each) => `  ${sentence(desk, each)}`)].join(
    '\n',
  );
}

function sentence(
  desk: Desk,
  { kind, tenant_id, number, place, event_id, aggregate_id, version }: Objection,
): string {
  const seal = desk.say({ zh: '封条', en: 'seal' });
  const event = desk.say({ zh: '事件', en: 'event' });
  const where = [
    tenant_id,
    ...(number === null ? [] : [`${seal} ${number}${place === null ? '' : `[${place}]`}`]),
    ...(event_id === null ? [] : [`${event} ${event_id}`]),
    ...(aggregate_id === null ? [] : [`${aggregate_id}/${version}`]),
  ];
  return `${where.join(' · ')}: ${KINDS[kind] ? desk.say(KINDS[kind]) : kind}`;
}

function status(desk: Desk, answers: readonly Answer[]): string {
  const chains = answers.flatMap(({ service, heads }) =>
    (heads as readonly Head[]).map((head) => [
      service,
      head.tenant_id,
      head.number,
      head.events,
      head.sealed_at,
      head.hash,
    ]),
  );
  const tails = answers.map((answer) => {
    const { events, age } = answer['unsealed'] as Unsealed;
    return [answer.service, events, Math.round(age), answer['walking'] ? '…' : '–'];
  });
  const service = desk.say({ zh: '服务', en: 'service' });
  return [
    table(
      [
        service,
        desk.say({ zh: '联盟', en: 'alliance' }),
        desk.say({ zh: '封条', en: 'seal' }),
        desk.say({ zh: '事件', en: 'events' }),
        desk.say({ zh: '封存时间', en: 'sealed at' }),
        'SHA-256',
      ],
      chains,
    ),
    table(
      [
        service,
        desk.say({ zh: '未封存', en: 'unsealed' }),
        desk.say({ zh: '最久（秒）', en: 'oldest (s)' }),
        desk.say({ zh: '补封历史', en: 'sealing history' }),
      ],
      tails,
    ),
  ].join('\n');
}
