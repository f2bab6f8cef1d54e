import { type Results, violations } from '../campaign/results.js';
import type { MonthResults } from '../month/month.js';
import { percentile } from '../percentile.js';
import type { Proof } from '../seeded-bugs/prove.js';
import { upperBound } from './bound.js';

/** `docs/reliability.md` from the results of a campaign, of the seeded bugs and of the scripted month. Pure: the same results give the same text. */
export function reliabilityReport(results: Results, proofs: readonly Proof[], month?: MonthResults): string {
  const { load, kills, judgements } = results;
  const broken = violations(results);
  const checked = judgements.filter(({ holds }) => holds !== null).length;
  const caught = proofs.filter(({ caught: was }) => was);
  const slowest = Math.max(0, ...caught.map(({ seconds }) => seconds));
  const counted = (kind: string): number => kills.filter((kill) => kill.kind === kind).length;
  return `${[
    '# 可靠性 · Reliability',
    '',
    '> 本页由 `npm run chaos -- --report` 生成，数字出自一次真实运行，请勿手改。Generated from the results of a real run; do not edit.',
    '',
    `**承诺**：网关一旦应答 2xx，这件哨件和它的每一份派单就存在，且只存在一次；各处的数字等于由事件记录重算的结果——无论进程、消息服务器、数据库崩溃，连接中断，消息重复、乱序、损坏，还是磁盘写满。依赖不可用时，接口可以拒绝（503 与 Retry-After），绝不谎报。`,
    '',
    `**检验**（${results.began.slice(0, 10)}，提交 ${results.commit}，${results.minutes} 分钟）：${number(load.tickets)} 件哨件、${number(load.assignments)} 份派单、${number(load.requests)} 次请求之中，强制杀死进程 ${kills.length} 次（服务 ${counted('service')}、Kafka ${counted('broker')}、PostgreSQL ${counted('postgres')}），另有断网、冻结、写满磁盘、坏消息等故障 ${results.faults.length} 起。核对 ${checked} 条不变式，违反 ${broken.length} 条${broken.length > 0 ? `（${broken.map(({ id }) => id).join('、')}）` : ''}。植入的 ${proofs.length} 个错误查出 ${caught.length} 个，最慢 ${slowest} 秒。零失败所能说明的上限（95 %）：每次杀死 ${upperBound(kills.length)}，每件哨件 ${upperBound(load.tickets)}。`,
    '',
    '**The promise**: once the gateway answers 2xx, that ticket and each of its assignments exist exactly once, and every consumer’s figures equal a recomputation from the event log – through the crash of any process, broker or database, cut connections, duplicate or reordered delivery, poison messages and full disks. While a dependency is down the API may refuse (503 with Retry-After); it never lies.',
    '',
    `**The trial** (campaign \`${results.campaign}\`, ${results.machine}): ${number(load.tickets)} whistles, ${number(load.assignments)} assignments, ${number(load.steps)} further steps, ${number(load.requests)} requests in ${results.minutes} minutes, with ${kills.length} SIGKILLs and ${results.faults.length} faults. ${broken.length === 0 ? 'No invariant was violated.' : `Violated: ${broken.map(({ id }) => id).join(', ')}.`} Outside of the fault windows ${share(load.availability)} of the attempts were answered.${results.finished ? '' : ' **The campaign did not get to its end.**'}`,
    '',
    ...invariants(results),
    ...faults(results),
    ...seededBugs(proofs),
    ...(month ? scriptedMonth(month) : []),
    ...bounds(results),
    ...limits(results),
    ...AGAIN,
  ].join('\n')}\n`;
}

function invariants({ judgements }: Results): string[] {
  return [
    '## 不变式 · Invariants',
    '',
    '核对程序只看 HTTP 应答、数据库、主题和客户端自己的日志，不用服务的代码。The checker reads HTTP answers, PostgreSQL, Kafka and the client’s fsynced journal, and shares no code with the services.',
    '',
    ...table(
      ['', '不变式 · invariant', '结果 · outcome', '核对了什么 · what was compared'],
      judgements.map(({ id, zh, en, holds, evidence, examples }) => [
        id,
        `${zh} · ${en}`,
        holds === null ? '尚不适用 · not applicable yet' : holds ? '✓' : '✗',
        [evidence, ...examples].join('; '),
      ]),
    ),
  ];
}

function faults({ faults: all, kills, comebacks, not_reached }: Results): string[] {
  const names = [...new Set(all.map(({ fault }) => fault))].sort();
  const targets = [...new Set(kills.map(({ target }) => target))].sort();
  const waits = comebacks.flatMap(({ survivors_ready_s }) => survivors_ready_s ?? []);
  return [
    '## 弄坏了什么 · What was broken',
    '',
    ...table(
      ['进程 · process', 'SIGKILL'],
      targets.map((target) => [target, String(kills.filter((kill) => kill.target === target).length)]),
    ),
    ...table(
      ['故障 · fault', '次数 · times', '未做 · not done', '恢复最久 · longest until all was ready'],
      [...names, ...new Set(not_reached)].map((name) => {
        const these = all.filter(({ fault }) => fault === name);
        const done = these.filter(({ outcome }) => outcome === 'done');
        const missed = these.filter(({ outcome }) => outcome !== 'done');
        return [
          name,
          String(done.length),
          these.length === 0
            ? 'no time left'
            : missed.length > 0
              ? `${missed.length}: ${missed[0]!.detail}`
              : '',
          done.length > 0 ? `${Math.max(...done.map(({ seconds }) => seconds))} s` : '',
        ];
      }),
    ),
    `服务器恢复后，未被杀的服务在 ${percentile(waits, 0.5)} 秒（中位）、${percentile(waits, 0.99)} 秒（p99）内就绪。Services that had stayed up were ready again ${percentile(waits, 0.5)} s (median) and ${percentile(waits, 0.99)} s (p99) after the servers were back.`,
    '',
  ];
}

function seededBugs(proofs: readonly Proof[]): string[] {
  return [
    '## 植入的错误 · Seeded bugs',
    '',
    '查不出错误的核对等于没有核对：每个错误单独植入被测进程（不在发布的代码里），须被查出。A checker that misses mistakes proves nothing: each is made in the running processes, never in the code that ships, and must be caught.',
    '',
    ...table(
      ['错误 · mistake', '查出 · caught by', '秒 · seconds', '例 · for example'],
      proofs.map(({ zh, en, caught, by, seconds, example }) => [
        `${zh} · ${en}`,
        caught ? by.join(', ') : '✗',
        String(seconds),
        example,
      ]),
    ),
  ];
}

function scriptedMonth({
  began,
  commit,
  stories,
  whistles,
  stops,
  kills,
  objections,
}: MonthResults): string[] {
  const targets = [...Map.groupBy(kills, ({ target }) => target)].sort(([a], [b]) => (a < b ? -1 : 1));
  const killed = targets.map(([target, those]) => `${target} ${those.length}`).join(', ');
  const asWritten = objections.length === 0;
  return [
    '## 编排的一个月 · The scripted month',
    '',
    `按规则手写的 ${stories} 种经历，共 ${whistles} 件哨件，在 2026 年 10 月的一个联盟里演完：退单、会签、挂账、重办、重开、延期、并单、剔除，期间公布调休，有一个周末无人值班。时钟由演出拨动，每一事件的时刻、每一计时的结果、每一项月度指标都须与所写完全一致。The lives of ${whistles} whistles, ${stories} stories written by hand from the rules, played in one alliance in October 2026 by a clock that is moved on: disputes, joint solutions, accounts, redo, reopenings, extensions, merges, exclusions; the holidays are arranged meanwhile, and on one weekend nobody is on duty. Every event’s instant, every clock’s outcome and every rate of the month must be exactly as written.`,
    '',
    ...table(
      ['开始 · began', '提交 · commit', '时刻 · instants', 'SIGKILL', '结果 · outcome'],
      [
        [
          began.slice(0, 10),
          commit,
          String(stops),
          kills.length === 0 ? '0' : `${kills.length}: ${killed}`,
          asWritten ? '✓ 完全一致 · exactly as written' : `✗ ${objections.length}: ${objections[0]}`,
        ],
      ],
    ),
  ];
}

function bounds({ kills, load }: Results): string[] {
  return [
    '## 零失败能说明什么 · What zero failures allow',
    '',
    `n 次尝试无一失败，95 % 的置信上限是 3/n。Zero failures in n trials leave an upper bound of 3/n (95 %): ${kills.length} kills ⇒ ≤ ${upperBound(kills.length)} per kill; ${number(load.tickets)} whistles ⇒ ≤ ${upperBound(load.tickets)} per whistle; ${number(load.assignments)} assignments ⇒ ≤ ${upperBound(load.assignments)} per assignment.`,
    '',
  ];
}

function limits({ faults }: Results): string[] {
  const clocks = faults.some(({ fault }) => fault.startsWith('clock'));
  return [
    '## 局限 · Limits',
    '',
    '- SIGKILL 不是断电：操作系统的页缓存仍在。SIGKILL is not a power cut: the page cache survives. What a power cut would do to Kafka is imitated by cutting the tails of its logs and by wiping them; for PostgreSQL it rests on `fsync` and full-page writes, which are on.',
    '- 一台机器：没有真正的多机房分区。One machine: no real partition between racks; three brokers, PostgreSQL and its standby share its disk and clock.',
    '- 以 root 运行时，数据在小的 tmpfs 上，以便写满；tmpfs 上的 fsync 不做事。Run as root, the servers’ data lies on small tmpfs disks so that they can be filled up; `fsync` has nothing to do there. Without root the disks are not filled, and the report says so.',
    clocks
      ? '- 时钟的偏差与跳变只做在服务进程里，一次一个；PostgreSQL 与 Kafka 用的是机器的时钟。Clocks are set off, and stepped, in the services’ processes, one at a time; PostgreSQL and Kafka go by the machine’s.'
      : '- 时钟的偏差与跳变不在此次之列。Clocks that are off, or step, were not part of this run.',
    '- 每个服务一个进程：各两个进程另有测试（`two-of-everything.e2e-spec.ts`，ADR-0188）。One process of each service; two of each have a test of their own.',
    '- 容器不在此列：主机突然消失、名称无法解析，是在容器里手工试的（ADR-0182 至 ADR-0184）。Containers are not part of it: hosts that vanish, and names that cannot be told, were tried there by hand (ADR-0182 to ADR-0184).',
    '- 退回到备份另有测试（`restored-backup.e2e-spec.ts`）。Going back to a backup has a test of its own.',
    '- 种子决定选择，不决定操作系统的调度：同一种子会再做同样的事，时刻不会分毫不差。A seed decides what is done, not how the operating system schedules it.',
    '',
  ];
}

const AGAIN = [
  '## 再来一遍 · How to repeat it',
  '',
  '```bash',
  'npm run chaos                      # 每次提交 · with every submission, at most 8 minutes; prints its seeds',
  'npm run chaos -- --seed <seed>     # 同样的选择 · the same choices',
  'npm run chaos -- --release         # 约四十分钟 · about forty minutes; as root with 12 GB of free memory for everything',
  'npm run chaos -- --prove-checker   # 植入的错误 · the seeded bugs',
  'npm run chaos -- --month --kills 30  # 编排的一个月 · the scripted month',
  'npm run chaos -- --report          # 由结果生成本页 · writes this page',
  '```',
];

const number = (value: number): string => value.toLocaleString('en');
const share = (value: number | null): string =>
  value === null ? 'nothing' : `${(value * 100).toFixed(2)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 400)).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line), ''];
}
