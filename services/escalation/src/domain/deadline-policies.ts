import type { Deadline } from '@muster/clock';
import { DEFAULT_POLICIES_VERSION } from '@muster/contracts';
import { hasReportedInRound } from './answers.js';
import type { DeadlineName, DeadlinePolicy, Directory } from './directory.js';
import type { Kind } from './vocabulary.js';
import type { Pins, Whistle } from './whistle.js';

const minutes = (amount: number): Deadline => ({ target: { minutes: amount }, mode: 'round_the_clock' });
const staffedMinutes = (amount: number): Deadline => ({ target: { minutes: amount }, mode: 'working_time' });
const workingDays = (amount: number): Deadline => ({
  target: { working_days: amount },
  mode: 'working_time',
});
const days = (amount: number): Deadline => ({
  target: { days: amount },
  mode: 'calendar_days_next_working_end',
});

/** A default with where it comes from (lifecycle B1 and B5, reference numbers there). */
export interface PrecedentedPolicy extends DeadlinePolicy {
  /** Only from this level on (攻坚): the joint conference takes longer, and stronger means. */
  readonly fromLevel?: number;
  readonly precedent: string;
}

/**
 * Deadlines for an alliance that has published none of its own (lifecycle B5). "24 h" to report in runs over nights but not over
 * days of rest, and is the one clock of contact and report-in: the stricter of what the row says (ADR-0204).
 */
export const DEFAULT_POLICIES: readonly PrecedentedPolicy[] = [
  {
    code: 'hard',
    kinds: ['enforcement', 'key', 'routine', 'complex', 'proactive'],
    fromLevel: 3,
    sign: staffedMinutes(60),
    contact: days(1),
    resolve: workingDays(25),
    extension: workingDays(10),
    progress: days(30),
    dispute: workingDays(3),
    precedent:
      'Sign 1 h, contact 24 h: Gulou, Nanjing [R3]; up to 25 working days for several departments: Zaozhuang [R8]; progress each month: Shiyan [R7]; a meeting fixes who leads and who assists: General Office [R13]',
  },
  {
    code: 'emergency',
    kinds: ['emergency'],
    sign: minutes(10),
    contact: minutes(30),
    resolve: minutes(120),
    first_progress: minutes(120),
    progress: minutes(240),
    precedent:
      'Report in within 30 min: Pinggu [R1]; feedback within 2 h where life or property is in danger, then every 4 h: Beijing draft [R11], lifecycle B5',
  },
  {
    code: 'urgent',
    kinds: ['urgent'],
    sign: minutes(30),
    contact: minutes(240),
    resolve: minutes(1440),
    precedent: '24 h for water, power, gas and heat: Beijing draft [R11]',
  },
  {
    code: 'key',
    kinds: ['enforcement', 'key'],
    sign: staffedMinutes(60),
    contact: days(1),
    resolve: workingDays(10),
    extension: workingDays(10),
    precedent:
      'Sign 1 h, contact 24 h: Gulou, Nanjing [R3]; 10 working days: Zaozhuang [R8], Huangshi (mechanisms 1.23)',
  },
  {
    code: 'routine',
    kinds: ['routine', 'proactive'],
    sign: staffedMinutes(60),
    contact: days(1),
    resolve: days(7),
    extension: workingDays(5),
    precedent: '7 days for ordinary requests: Beijing draft [R11]',
  },
  {
    code: 'complex',
    kinds: ['complex'],
    sign: staffedMinutes(60),
    contact: days(1),
    resolve: days(15),
    extension: workingDays(10),
    precedent: '15 days for complex requests: Beijing draft [R11]',
  },
  {
    code: 'consult',
    kinds: ['consult'],
    resolve: workingDays(1),
    extension: workingDays(1),
    precedent: 'Simple matters within 1 working day: Shiyan [R7]',
  },
];

/**
 * The policy for a kind and category: the alliance's own, else the default for the kind.
 *
 * @param level of the whistle, 1 to 4: clocks that start at the joint conference's level have longer defaults.
 */
export function policyFor(
  kind: Kind,
  category: string,
  directory: Directory,
  level = 1,
): { policy: DeadlinePolicy; version: number } {
  const own = directory.policy(kind, category, level);
  if (own) return { policy: own, version: directory.policiesVersion };
  return {
    policy: DEFAULT_POLICIES.find(({ kinds, fromLevel = 1 }) => level >= fromLevel && kinds.includes(kind))!,
    version: DEFAULT_POLICIES_VERSION,
  };
}

/** A default of the whistle's own clocks with where it comes from. */
interface PrecedentedDeadline extends Deadline {
  readonly precedent: string;
}

/** Deadlines of the whistle's own clocks where a policy says nothing else (lifecycle B3, timers). */
export const WHISTLE_DEADLINES: Readonly<
  Record<Exclude<DeadlineName, 'sign' | 'contact' | 'resolve' | 'progress'>, PrecedentedDeadline>
> = {
  triage: { ...staffedMinutes(120), precedent: 'Accepted within 2 h: Beijing draft [R11]' },
  sign_off: { ...workingDays(2), precedent: 'Answer within 2 working days: Zaozhuang [R8]' },
  call_back: { ...workingDays(1), precedent: 'Called back the day after completion: municipal rule [R14]' },
  supervision: {
    ...workingDays(5),
    precedent: 'Criticised after an urge and 5 working days: municipal rule [R14]',
  },
  urge: { ...workingDays(1), precedent: 'Written urge the day after: municipal rule [R14]' },
  dispute: {
    ...workingDays(1),
    precedent: 'A returned ticket needs a decision that binds [R15], by review of disputes [R13]; A5: 1 day',
  },
};

/**
 * The deadline by which a clock is placed; undefined for one that the policy does not set.
 *
 * @param whistle whose clock it is: in each round the first report of progress may be due sooner than those that follow it.
 */
export function deadlineOf(
  policy: DeadlinePolicy,
  name: DeadlineName,
  whistle: Whistle,
): Deadline | undefined {
  if (name === 'progress')
    return hasReportedInRound(whistle) ? policy.progress : (policy.first_progress ?? policy.progress);
  if (name === 'sign' || name === 'contact' || name === 'resolve') return policy[name];
  return policy[name] ?? WHISTLE_DEADLINES[name];
}

/** The policy that a clock pins, as it was at that version (lifecycle B2.6). */
export function pinnedPolicy(
  { policyCode, policyVersion }: Pins,
  { kind }: Pick<Whistle, 'kind'>,
  directory: Directory,
): DeadlinePolicy {
  return (
    directory.policyAt(policyVersion, policyCode) ??
    DEFAULT_POLICIES.find(({ code }) => code === policyCode) ??
    DEFAULT_POLICIES.find(({ kinds, fromLevel }) => !fromLevel && kinds.includes(kind))!
  );
}
