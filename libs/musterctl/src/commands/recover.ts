import type { Command } from 'commander';
import { argumentsOf } from '../arguments-of.js';
import { type CommandLine, shared } from '../command-line.js';
import { type CommonOptions, type Desk, Misused } from '../desk.js';
import { exitCode, worst } from '../exit-code.js';
import type { ServiceSession } from '../installation/service-session.js';
import type { Bilingual } from '../words/language.js';
import { operatorName } from './dlq.js';

interface RecoverOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly within?: string;
  readonly by?: string;
}

/** One step of a recovery: what it is for, and whom it asks for what. */
interface Step {
  readonly name: string;
  readonly text: Bilingual;
  readonly service?: string;
  readonly args: readonly string[];
  /** The service's own command, which is not among the operators'. */
  readonly own?: boolean;
}

const REASON = 'recover kafka-loss';

/**
 * The order is what makes it right (ADR-0023): positions first, so that everything is read; then the log into the outbox, each key behind
 * its predecessors; only then the topics, without which no relay can have published a younger event before an older one.
 */
const steps = (by: string, within: string): Step[] => [
  {
    name: 'rewind',
    text: { zh: '让所有消费者从头读', en: 'make every consumer read from the beginning' },
    args: ['consumers', 'rewind', ...argumentsOf({ reason: REASON, by })],
  },
  {
    name: 'republish',
    text: { zh: '把所有事件日志重新放入发件箱', en: 'put every event log into the outbox again' },
    args: ['events', 'republish', ...argumentsOf({ by, 'most-pending': 0 })],
  },
  {
    name: 'topics',
    text: { zh: '建立缺失的主题', en: 'create the topics that are missing' },
    args: ['topics', 'create'],
  },
  {
    name: 'published',
    text: { zh: '等待发件箱清空', en: 'wait until everything is published' },
    args: ['outbox', 'status', ...argumentsOf({ 'until-empty': within })],
  },
  {
    name: 'consumed',
    text: { zh: '等待消费者读完', en: 'wait until everything is consumed' },
    args: ['lag', ...argumentsOf({ 'until-caught-up': within })],
  },
  {
    name: 'verified',
    text: { zh: '核对统计', en: 'compare the figures with the log' },
    service: 'statistics',
    args: ['verify', '--json'],
    own: true,
  },
];

/** `musterctl recover …`: procedures for the day that something is lost. */
export function addRecover(line: CommandLine, root: Command): void {
  const { desk } = line;
  const recover = line.group(root, 'recover', { zh: '灾后恢复', en: 'recovery' });
  line.leaf<RecoverOptions>(
    recover,
    'kafka-loss',
    {
      zh: 'Kafka 丢失部分或全部数据后：从各服务的事件日志重新发布一切，等待读完并核对。可重复执行',
      en: 'after Kafka lost some or all of its data: publish everything again from the services’ event logs, wait until it is consumed, verify. May be repeated',
    },
    [
      ['--yes', { zh: '执行；不带此项只列出步骤', en: 'carry it out; without it the steps are only listed' }],
      [
        '--within <seconds>',
        { zh: '每一步最多等待的秒数，默认 3600', en: 'seconds to wait in a step; 3600 by default' },
      ],
      shared.by,
    ],
    (options) => recoverFromLoss(desk, options),
  );
}

async function recoverFromLoss(desk: Desk, options: RecoverOptions): Promise<number> {
  const { json, yes, within = '3600' } = options;
  if (!/^[1-9]\d{0,6}$/.test(within))
    throw new Misused({ zh: '--within：正整数秒', en: '--within: a whole number of seconds' });
  const plan = steps(operatorName(options.by), within);
  if (!yes) {
    const listed = plan.map(({ text }, index) => `${index + 1}. ${desk.say(text)}`).join('\n');
    const hint = desk.say({
      zh: '什么也没做；加 --yes 执行',
      en: 'nothing was done; add --yes to carry it out',
    });
    desk.print(
      json
        ? JSON.stringify({ command: 'recover kafka-loss', exit_code: 0, plan: plan.map(({ name }) => name) })
        : `${listed}\n${hint}`,
    );
    return exitCode.done;
  }
  const sessions = (await desk.services()).map((service) => service.open());
  try {
    return await carryOut(desk, plan, sessions, json);
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
}

async function carryOut(
  desk: Desk,
  plan: readonly Step[],
  sessions: readonly ServiceSession[],
  json: boolean | undefined,
): Promise<number> {
  const done: object[] = [];
  let code: number = exitCode.done;
  for (const [index, step] of plan.entries()) {
    if (code !== exitCode.done) break;
    desk.note(`${index + 1}/${plan.length} ${desk.say(step.text)} …`);
    const began = performance.now();
    const concerned = step.own
      ? await desk.services(step.service)
      : sessions.filter(({ name }) => step.service === undefined || name === step.service);
    const outcomes = await desk.ask(concerned, step.args);
    const problems = outcomes.filter((outcome) => outcome.code !== exitCode.done);
    code = worst(problems.map((outcome) => outcome.code));
    for (const { service, code: ended, said, documents } of problems)
      desk.note(`✗ ${service} (${ended}): ${said || JSON.stringify(documents.at(-1) ?? {})}`);
    done.push({
      step: step.name,
      exit_code: code,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      results: outcomes.map(({ service, documents }) => ({ service, ...documents.at(-1) })),
    });
  }
  const words =
    code === exitCode.done
      ? {
          zh: '✓ 已恢复：一切已重新发布、读完，统计与日志一致',
          en: '✓ recovered: everything is published and consumed again, the figures equal the log',
        }
      : {
          zh: '✗ 未完成；排除上述问题后重新执行',
          en: '✗ not finished; mend what is said above and run it again',
        };
  desk.print(
    json ? JSON.stringify({ command: 'recover kafka-loss', exit_code: code, steps: done }) : desk.say(words),
  );
  return code;
}
