import type { Deck } from '../campaign/plan.js';
import { commitHeldOpen } from '../faults/held-commits.js';
import { killPostgres, killService } from '../faults/kills.js';
import { rewindPositions } from '../faults/rewinds.js';
import { cutFor, killWhileCutOff, nothingFor } from './targeted-faults.js';

/** A mistake that somebody could make, and the short schedule in which it shows. */
export interface SeededBug {
  /** As `--seeded-bug` takes it. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Invariants of which at least one must notice it. */
  readonly noticedBy: readonly string[];
  readonly deck: Deck;
  /** Cheap enough to be shown with every submission. */
  readonly quick?: boolean;
}

const killConsumer: Deck = [
  [nothingFor(5), 1],
  [killService('statistics'), 5],
  [killPostgres, 2],
];

export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: 'publish-before-commit',
    zh: '提交之前先发布',
    en: 'publish before commit',
    noticedBy: ['I4', 'I5', 'I6'],
    deck: [[nothingFor(10), 1]],
    quick: true,
  },
  {
    name: 'offset-before-commit',
    zh: '生效之前先移动位点',
    en: 'offset before commit',
    noticedBy: ['I6', 'I7', 'I8'],
    deck: killConsumer,
  },
  {
    name: 'inbox-off',
    zh: '不查收件箱',
    en: 'inbox off',
    noticedBy: ['I6'],
    deck: [
      [nothingFor(5), 1],
      [rewindPositions(['events']), 1],
    ],
  },
  {
    name: 'autocommit-on',
    zh: '逐句自动提交',
    en: 'autocommit on',
    noticedBy: ['I6', 'I7', 'I8'],
    deck: killConsumer,
  },
  {
    name: 'version-guard-off',
    zh: '不核对版本',
    en: 'version guard off',
    noticedBy: ['I4', 'I5', 'I9'],
    deck: [[nothingFor(10), 1]],
  },
  {
    name: 'relay-skips-on-error',
    zh: '中继遇错跳过',
    en: 'relay skips on error',
    noticedBy: ['I4', 'I6'],
    deck: [
      [nothingFor(5), 1],
      [cutFor('escalation', 'kafka', 16), 1],
    ],
  },
  {
    name: 'deleted-before-acknowledgement',
    zh: '未获确认即删发件箱',
    en: 'outbox row deleted before the acknowledgement',
    noticedBy: ['I4', 'I6'],
    deck: [
      [nothingFor(5), 1],
      [killWhileCutOff('escalation'), 1],
    ],
  },
  {
    name: 'fan-out-outside-transaction',
    zh: '派单不在同一事务',
    en: 'fan-out outside the transaction',
    noticedBy: ['I1', 'I3', 'I4'],
    deck: [
      [nothingFor(5), 1],
      [killService('escalation'), 4],
      [killPostgres, 3],
    ],
  },
  {
    name: 'applied-twice-on-rewind',
    zh: '回退后统计重复计入',
    en: 'statistics applied twice on rewind',
    noticedBy: ['I7'],
    deck: [
      [nothingFor(8), 1],
      [rewindPositions(['statistics']), 1],
    ],
    quick: true,
  },
  {
    name: 'timer-on-local-clock',
    zh: '时限看本机时钟',
    en: 'timer on the local clock',
    noticedBy: ['I10'],
    deck: [[nothingFor(80), 1]],
  },
  {
    name: 'sealer-off-by-one',
    zh: '封存的边界差一',
    en: 'sealer off by one',
    noticedBy: ['I12'],
    deck: [[nothingFor(20), 1]],
  },
  {
    name: 'sealer-takes-open-for-final',
    zh: '未提交的事务当作已定',
    en: 'sealer takes open transactions for final',
    noticedBy: ['I12'],
    deck: [
      [nothingFor(8), 1],
      [commitHeldOpen, 2],
      [nothingFor(8), 1],
    ],
  },
];
