import type { Command } from 'commander';
import { userInfo } from 'node:os';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, type OptionText, shared } from '../command-line.js';
import { type Answer, type CommonOptions, Misused } from '../desk.js';
import type { ServiceProgram } from '../installation/service-program.js';
import { requiredReason } from '../required-reason.js';
import { table } from '../words/table.js';

interface LetterOptions extends CommonOptions {
  readonly topic?: string;
  readonly key?: string;
  readonly state?: string;
  readonly code?: string;
  readonly limit?: string;
  readonly payload?: boolean;
  readonly all?: boolean;
  readonly reason?: string;
  readonly by?: string;
}

interface Letter {
  readonly id: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly state: string;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly attempts: number;
  readonly failed_at: string;
}

interface Settled {
  readonly topic: string;
  readonly key: string | null;
  readonly error?: { readonly letter: number | null; readonly code: string; readonly message: string };
}

const topic: OptionText = ['--topic <topic>', { zh: '主题，带前缀', en: 'the topic, with its prefix' }];
const key: OptionText = ['--key <key>', { zh: '键（聚合的编号）', en: 'the key (the aggregate’s id)' }];
const code: OptionText = [
  '--code <code>',
  { zh: '错误代码，如 bad_json', en: 'the error’s code, e.g. bad_json' },
];
const all: OptionText = [
  '--all',
  { zh: '所有键（可用 --topic、--code 缩小）', en: 'every key (--topic and --code narrow it)' },
];
const limit: OptionText = [
  '--limit <n>',
  { zh: '最多多少条，默认 100', en: 'how many at most; 100 by default' },
];

/** The login name; the image's user says nothing about who is at work, so a name can be given. */
export const operatorName = (by: string | undefined): string =>
  by || process.env['MUSTER_OPERATOR'] || userInfo().username;

/** `musterctl dlq …`: records that consumers have put aside. */
export function addDlq(line: CommandLine, root: Command): void {
  const { desk } = line;
  const dlq = line.group(root, 'dlq', {
    zh: '死信：消费者搁置的记录，以及排在其后的记录',
    en: 'dead letters: records that consumers put aside, and what is parked behind them',
  });

  line.leaf<LetterOptions>(
    dlq,
    'list',
    { zh: '列出死信，并按原因计数', en: 'list the letters, and count them by reason' },
    [
      shared.service,
      topic,
      key,
      [
        '--state <state>',
        {
          zh: 'dead、parked（默认两者）、replayed、discarded',
          en: 'dead, parked (both by default), replayed, discarded',
        },
      ],
      code,
      limit,
    ],
    async (options) => {
      const args = [
        'dlq',
        'list',
        ...argumentsOf({ ...filterOf(options), state: options.state, limit: options.limit }),
      ];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      return desk.answer('dlq list', outcomes, options, (answers) => listed(line, answers));
    },
  );

  line.leaf<LetterOptions>(
    dlq,
    'show <letter>',
    {
      zh: '一条死信的全部：信封、错误、次数、同键的其他记录。<letter> 形如 escalation:12',
      en: 'everything about a letter: headers, error, attempts, what shares its key. <letter> is e.g. escalation:12',
    },
    [
      [
        '--payload',
        { zh: '也显示内容（可能含联盟的数据）', en: 'its content, too (may hold an alliance’s data)' },
      ],
      shared.service,
    ],
    async (options, id) => {
      const [service, number] = await letterOf(line, id!, options.service);
      const args = ['dlq', 'show', number, ...argumentsOf({ payload: options.payload })];
      const outcomes = await desk.ask([service], args);
      return desk.answer('dlq show', outcomes, options, (answers) =>
        JSON.stringify(answers[0] ?? {}, null, 2),
      );
    },
  );

  line.leaf<LetterOptions>(
    dlq,
    'retry [letter]',
    {
      zh: '按顺序重新处理某个键的记录，全部成功即解除搁置；遇到第一条失败即停，并以 1 结束',
      en: 'apply a key’s records again, in order, and unpark it; stops at the first that fails and then ends with 1',
    },
    [shared.service, topic, key, code, all, shared.by],
    (options, id) => settle(line, 'retry', options, id),
  );

  line.leaf<LetterOptions>(
    dlq,
    'discard [letter]',
    {
      zh: '放弃某个键的死信（排在其后的记录仍可 retry）；必须说明理由，操作留痕',
      en: 'give up a key’s dead records (what is parked behind them can then be retried); needs a reason, is kept on record',
    },
    [shared.reason, shared.service, topic, key, code, all, shared.by],
    (options, id) => {
      requiredReason('dlq discard', options.reason);
      return settle(line, 'discard', options, id);
    },
  );

  line.leaf<LetterOptions>(
    dlq,
    'history',
    { zh: '谁在何时重试或放弃了什么，为什么', en: 'who retried or discarded what, when and why' },
    [shared.service, limit],
    async (options) => {
      const args = ['dlq', 'history', ...argumentsOf({ limit: options.limit })];
      const outcomes = await desk.ask(await desk.services(options.service), args);
      return desk.answer('dlq history', outcomes, options, (answers) =>
        table(
          [
            desk.say({ zh: '时间', en: 'at' }),
            desk.say({ zh: '服务', en: 'service' }),
            desk.say({ zh: '操作人', en: 'by' }),
            desk.say({ zh: '操作', en: 'action' }),
            desk.say({ zh: '理由', en: 'reason' }),
            desk.say({ zh: '对象', en: 'what' }),
          ],
          answers.flatMap(({ service, actions }) =>
            (
              actions as {
                at: string;
                operator: string;
                action: string;
                reason: string | null;
                detail: object;
              }[]
            ).map(({ at, operator, action, reason, detail }) => [
              at,
              service,
              operator,
              action,
              reason,
              JSON.stringify(detail),
            ]),
          ),
        ),
      );
    },
  );
}

const filterOf = ({ topic: ofTopic, key: ofKey, code: ofCode }: LetterOptions) => ({
  topic: ofTopic,
  key: ofKey,
  code: ofCode,
});

function listed({ desk }: CommandLine, answers: Answer[]): string {
  const letters = answers.flatMap(({ service, letters: some }) =>
    (some as Letter[]).map((letter) => [
      `${service}:${letter.id}`,
      letter.state,
      letter.topic,
      letter.key,
      letter.error_code,
      letter.attempts,
      letter.failed_at,
    ]),
  );
  if (letters.length === 0) return desk.say({ zh: '没有死信', en: 'no dead letters' });
  const counts = answers.flatMap(({ service, counts: some }) =>
    (some as { topic: string; state: string; error_code: string | null; letters: number }[]).map((each) => [
      service,
      each.topic,
      each.state,
      each.error_code,
      each.letters,
    ]),
  );
  const words = {
    letter: desk.say({ zh: '编号', en: 'letter' }),
    state: desk.say({ zh: '状态', en: 'state' }),
    topic: desk.say({ zh: '主题', en: 'topic' }),
    key: desk.say({ zh: '键', en: 'key' }),
    reason: desk.say({ zh: '原因', en: 'reason' }),
    tries: desk.say({ zh: '次数', en: 'tries' }),
    since: desk.say({ zh: '时间', en: 'since' }),
    service: desk.say({ zh: '服务', en: 'service' }),
    count: desk.say({ zh: '条数', en: 'letters' }),
  };
  return `${table([words.letter, words.state, words.topic, words.key, words.reason, words.tries, words.since], letters)}\n${table([words.service, words.topic, words.state, words.reason, words.count], counts)}`;
}

/** `escalation:12`, or `12` with `--service escalation`. */
async function letterOf(
  { desk }: CommandLine,
  id: string,
  service?: string,
): Promise<[ServiceProgram, string]> {
  const match = /^(?:([a-z]+):)?(\d{1,15})$/.exec(id);
  const name = match?.[1] ?? service;
  if (!match || !name)
    throw new Misused({
      zh: `死信编号形如 escalation:12，不是 ${id}`,
      en: `a letter is named e.g. escalation:12, not ${id}`,
    });
  return [(await desk.services(name))[0]!, match[2]!];
}

async function settle(
  line: CommandLine,
  verb: 'retry' | 'discard',
  options: LetterOptions,
  id: string | undefined,
): Promise<number> {
  const { desk } = line;
  const chosen = { ...filterOf(options), all: options.all };
  if (id === undefined && !options.all && (options.key === undefined || options.topic === undefined))
    throw new Misused({
      zh: `dlq ${verb}：请指明 <letter>，或 --topic 加 --key，或 --all`,
      en: `dlq ${verb}: name a <letter>, or --topic and --key, or --all`,
    });
  const target = id === undefined ? undefined : await letterOf(line, id, options.service);
  const services = target ? [target[0]] : await desk.services(options.service);
  const args = [
    'dlq',
    verb,
    ...(target ? [target[1]] : []),
    ...argumentsOf({ ...chosen, reason: options.reason, by: operatorName(options.by) }),
  ];
  const asked = await desk.ask(services, args);
  // A key of a topic that several services read is put aside by some of them only.
  const found = asked.filter(({ code: ended }) => ended !== 3);
  const outcomes = found.length > 0 ? found : asked.slice(0, 1);
  return desk.answer(`dlq ${verb}`, outcomes, options, (answers) =>
    answers
      .flatMap(({ service, results }) =>
        (results as Settled[]).map((result) => settledLine(line, service, result)),
      )
      .join('\n'),
  );
}

function settledLine({ desk }: CommandLine, service: string, result: Settled): string {
  const { topic: ofTopic, key: ofKey, error, ...numbers } = result;
  const counts = Object.entries(numbers)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
  const failure = error
    ? desk.say({
        zh: `；停在 ${service}:${error.letter}：`,
        en: `; stopped at ${service}:${error.letter}: `,
      }) + `${error.code} ${error.message}`
    : '';
  return `${error ? '✗' : '✓'} ${service} ${ofTopic} ${ofKey ?? '–'}: ${counts}${failure}`;
}
