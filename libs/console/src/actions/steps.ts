import generated from '../generated/steps.json' with { type: 'json' };
import type { Step } from './step.ts';

/** Whistles have steps, and so have their assignments. */
export type Subject = 'tickets' | 'assignments';

const steps = generated as unknown as Readonly<Record<string, Step>>;

/** What comes first when several steps are possible: the way on; what leaves it comes behind, by name. */
const ORDER = [
  'sign',
  'report_in',
  'submit',
  'accept',
  'dispatch',
  'provide_information',
  'record_call_back',
  'resolve',
  'contribute',
  'propose',
  'sign_solution',
  'report_progress',
  'rate_units',
  'rate_whistle',
  'uphold_dispute',
  'deny_dispute',
  'urge',
  'supervise',
  'escalate',
];

/** The steps behind the `actions` of an answer, the way on first. Two actions that are one request are one step. */
export function stepsOf(of: Subject, actions: readonly string[]): Step[] {
  const rank = (action: string) => (ORDER.indexOf(action) + 1 || ORDER.length + 1) - 1;
  const inOrder = actions.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return [...new Set(inOrder.flatMap((action) => steps[`${of} ${action}`] ?? []))];
}
