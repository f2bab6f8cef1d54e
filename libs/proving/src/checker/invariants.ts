import { honestRefusals } from './answers.js';
import type { Evidence } from './evidence.js';
import { type Facts, gather } from './facts.js';
import { acknowledgedExists } from './i01-acknowledged-exists.js';
import { noStrangers } from './i02-no-strangers.js';
import { completeFanOut } from './i03-complete-fan-out.js';
import { oneEventPerChange } from './i04-one-event-per-change.js';
import { versionsInOrder } from './i05-versions-in-order.js';
import { effectsOnce } from './i06-effects-once.js';
import { figuresEqualTheLog } from './i07-figures-equal-the-log.js';
import { streamsComplete } from './i08-streams-complete.js';
import { legalTransitions } from './i09-legal-transitions.js';
import { deadlinesOnce } from './i10-deadlines-once.js';
import { poisonPutAside } from './i11-poison-put-aside.js';
import { auditChain } from './i12-audit-chain.js';
import { tenantsApart } from './i13-tenants-apart.js';
import { liveness } from './i14-liveness.js';
import { noManualHelp } from './i15-no-manual-help.js';
import type { Verdict } from './verdict.js';

/** Something that must hold, in the words of the promise. */
export interface Invariant {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly check: (facts: Facts, evidence: Evidence) => Verdict | Promise<Verdict>;
}

/** What came of an invariant, as it is kept in the results. */
export interface Judgement extends Verdict {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** All of them, in the order of the promise. */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'I1',
    zh: '已应答的都在，内容不变',
    en: 'Everything acknowledged exists, unchanged',
    check: acknowledgedExists,
  },
  {
    id: 'I2',
    zh: '没有无主的哨件，一键一件',
    en: 'No whistle without a request, one per idempotency key',
    check: noStrangers,
  },
  {
    id: 'I3',
    zh: '派单不缺不重',
    en: 'Exactly the assignments that the rule demands',
    check: completeFanOut,
  },
  { id: 'I4', zh: '一次变更一个事件', en: 'One event per change, none without', check: oneEventPerChange },
  {
    id: 'I5',
    zh: '主题上版本连续有序',
    en: 'Versions on the topic without gaps, in order',
    check: versionsInOrder,
  },
  {
    id: 'I6',
    zh: '每个消费者对每个事件只作用一次',
    en: 'One effect per event at every consumer',
    check: effectsOnce,
  },
  {
    id: 'I7',
    zh: '指标等于由事件重算',
    en: 'Figures equal a recomputation from the log',
    check: (_, evidence) => figuresEqualTheLog(evidence),
  },
  { id: 'I8', zh: '事件流断线续传不缺', en: 'Streams complete across breaks', check: streamsComplete },
  { id: 'I9', zh: '只有合法的流转', en: 'Only legal transitions', check: legalTransitions },
  {
    id: 'I10',
    zh: '时限各记一次，不早不晚',
    en: 'Deadlines once, never early, within a minute',
    check: deadlinesOnce,
  },
  {
    id: 'I11',
    zh: '坏消息入死信并有原因，不误他人；可补救的重试即生效',
    en: 'Bad records put aside with a reason, others not delayed; what can be mended is applied',
    check: poisonPutAside,
  },
  {
    id: 'I12',
    zh: '审计链可验证',
    en: 'The audit chain verifies',
    check: (_, evidence) => auditChain(evidence),
  },
  { id: 'I13', zh: '联盟之间互不可见', en: 'Tenants apart', check: tenantsApart },
  { id: 'I14', zh: '故障后及时恢复', en: 'Back at work in time', check: (_, evidence) => liveness(evidence) },
  { id: 'I15', zh: '无须人工介入', en: 'No manual help', check: (_, evidence) => noManualHelp(evidence) },
  {
    id: 'A',
    zh: '拒绝只用 429、503 并说明何时再来',
    en: 'Refusals are 429 or 503 and say when to come again',
    check: honestRefusals,
  },
];

/** Checks everything, once the system has come to rest. A check that breaks off is a violation: nothing is known then. */
export async function judge(evidence: Evidence): Promise<Judgement[]> {
  const facts = await gather(evidence);
  const judgements: Judgement[] = [];
  for (const { id, zh, en, check } of INVARIANTS) {
    let found: Verdict;
    try {
      found = await check(facts, evidence);
    } catch (error) {
      found = { holds: false, evidence: 'it could not be checked', examples: [String(error)] };
    }
    judgements.push({ id, zh, en, ...found });
  }
  return judgements;
}
