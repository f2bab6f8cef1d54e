import generated from '../generated/steps.json' with { type: 'json' };
import { FORM_PATHS } from './form-paths.ts';
import type { Step } from './step.ts';

/**
 * Whistles have steps, and so have their assignments and follow-ups, meetings and activities, the secretaries' turns, resources, mobilisations,
 * special actions and series, lists of practice items, the processes of key projects, and themes of months.
 */
export type Subject =
  | 'tickets'
  | 'assignments'
  | 'meetings'
  | 'activities'
  | 'secretary-rota'
  | 'resources'
  | 'mobilisations'
  | 'campaigns'
  | 'follow-ups'
  | 'practice-lists'
  | 'project-processes'
  | 'statistics';

/** Steps that pages ask for at another place. */
const ELSEWHERE: ReadonlySet<string> = new Set(FORM_PATHS);

const steps = generated as unknown as Readonly<Record<string, Step>>;

/** What comes first when several steps are possible: the way on; what leaves it comes behind, by name. */
const ONWARD = [
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
  'add_item',
  'acknowledge_notice',
  'enter_phase',
  'complete_task',
  'submit_segment',
  'decide_segment',
  'reach_milestone',
  'record_feedback',
  'carry_out_decision',
  'land_follow_up',
  'adopt_follow_up',
  'hand_over',
  'record_use',
  'record_visits',
  'report_measures',
  'conclude_theme',
  'record_indicators',
  'conclude',
];
/** What comes last: it ends something. */
const LAST = [
  'call_off',
  'drop_item',
  'remove_milestone',
  'close',
  'end',
  'withdraw_theme',
  'drop_follow_up',
];

/** A step that somebody may take. */
export interface PossibleStep extends Step {
  /** It is the way on, not a way out. */
  readonly onward: boolean;
}

/** The steps behind the `actions` of an answer, the way on first. Two actions that are one request are one step. */
export function stepsOf(of: Subject, actions: readonly string[]): PossibleStep[] {
  const rank = (action: string) => {
    if (ONWARD.includes(action)) return ONWARD.indexOf(action);
    return ONWARD.length + LAST.indexOf(action) + 1;
  };
  const inOrder = actions.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const possible = new Map<string, PossibleStep>();
  for (const action of inOrder) {
    const step = steps[`${of} ${action}`];
    if (step && !ELSEWHERE.has(step.path) && !possible.has(step.path))
      possible.set(step.path, { ...step, onward: ONWARD.includes(action) });
  }
  return [...possible.values()];
}
