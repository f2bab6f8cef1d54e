import { linesOf } from './course.js';
import { instantOf, monthOf } from './local-time.js';
import type { Tale } from './play.js';

/** How a clock of a unit ended; `none` when it had none or it was void. */
export type Outcome = 'none' | 'open' | 'satisfied' | 'breached';

/** What a unit had to do with a whistle in one round. */
export interface Part {
  readonly unit: string;
  readonly role: string;
  readonly round: number;
  /** Month of the offer. */
  readonly month: string;
  /** Whether the unit was there from the dispatch on: only then was it chosen by the matrix (kpis B7, K6). */
  readonly first: boolean;
  sign: Outcome;
  contact: Outcome;
  resolve: Outcome;
  /** Its due instant before it was extended, in milliseconds since 1970. */
  originalDue: number;
  /** In time only because it was extended (kpis K5). */
  saved: boolean;
  dispute: 'none' | 'disputed' | 'upheld' | 'denied';
  live: boolean;
  /** Not needed any more, replaced, or never the one to ask. */
  released: boolean;
}

/** What the figures count of one whistle, taken from what its story says. Months are those in which it happened. */
export interface Tally {
  readonly parts: Part[];
  readonly escalatedTo: number[];
  readonly reopened: string[];
  raised: string;
  dispatched: string | null;
  firstResolved: string | null;
  closed: string | null;
  callBack: {
    readonly month: string;
    readonly solved: string;
    readonly rating: string;
    readonly units: readonly string[];
  } | null;
  excluded: boolean;
  rejected: boolean;
  /** Months in which it was put on account and taken off again. */
  readonly hung: { readonly month: string; until: string | null }[];
  state: string;
}

interface Moment {
  readonly at: number;
  readonly firstDay: string;
  readonly month: string;
  /** At the instant of the dispatch itself. */
  readonly dispatching: boolean;
}

/**
 * Reads a story's course the way kpis B7 says what is counted.
 *
 * @param until up to this instant, in milliseconds since 1970: what was known then.
 * @returns undefined for a whistle that had not been raised.
 */
export function tallyOf({ story, firstDay }: Tale, until = Infinity): Tally | undefined {
  const tally: Tally = {
    parts: [],
    escalatedTo: [],
    reopened: [],
    raised: '',
    dispatched: null,
    firstResolved: null,
    closed: null,
    callBack: null,
    excluded: false,
    rejected: false,
    hung: [],
    state: '',
  };
  for (const line of linesOf(story.course)) {
    const [day, time, ...words] = line.split(' ');
    const at = instantOf(`${day} ${time}`, firstDay);
    if (at > until) break;
    const month = monthOf(at);
    const dispatching = words.some((word) => word.startsWith('dispatched'));
    for (const word of words) count(tally, word, { at, firstDay, month, dispatching });
  }
  return tally.raised === '' ? undefined : tally;
}

/** Units at work in the round in hand. */
const atWork = ({ parts, reopened }: Tally): Part[] =>
  parts.filter(({ round, live }) => live && round === reopened.length + 1);

/** In which state a whistle is after a word about it (lifecycle B3). */
const STATES: Readonly<Record<string, string>> = {
  raised: 'raised',
  dispatched: 'dispatched',
  started: 'in_progress',
  'solution.proposed': 'sign_off',
  'solution.refused': 'in_progress',
  resolved: 'resolved',
  closed: 'closed',
  hung: 'on_account',
  resumed: 'in_progress',
  rejected: 'rejected',
  appealed: 'raised',
  merged: 'merged',
  withdrawn: 'withdrawn',
};
/** These are about the whistle whatever they name; the others are about a unit when they name one. */
const STATED = ['dispatched', 'closed', 'solution.refused'];

const WORD = /^([a-z_.]+)(?:[:/@]([a-z_-]+))?(?:[/@]([a-z_-]+))?(?:=([a-z_]+))?/;

function count(tally: Tally, word: string, moment: Moment): void {
  const [, what = '', who = '', how = '', outcome] = WORD.exec(word) ?? [];
  const part = tally.parts.findLast(({ unit }) => unit === (what.startsWith('clock.') ? how : who));
  if (part) countPart(part, word, { what, who, outcome: (outcome ?? 'none') as Outcome }, moment);
  if (what in STATES && (who === '' || STATED.includes(what))) tally.state = STATES[what]!;
  switch (what) {
    case 'raised':
      tally.raised = moment.month;
      break;
    case 'dispatched':
      tally.dispatched ??= moment.month;
      break;
    case 'offered':
      // Who is only informed has no clocks and is in no rate.
      if (how === 'inform') break;
      tally.parts.push(offered(tally, who, how, moment));
      break;
    case 'reopened':
      if (part) tally.parts.push(again(tally, part, moment));
      else reopen(tally, moment);
      break;
    case 'resolved':
      tally.firstResolved ??= moment.month;
      break;
    case 'callback':
      if (who !== '')
        tally.callBack = {
          month: moment.month,
          solved: who,
          rating: how,
          units: atWork(tally).map(({ unit }) => unit),
        };
      break;
    case 'closed':
      tally.closed = moment.month;
      break;
    case 'merged':
      leaveFigures(tally);
      break;
    case 'rejected':
    case 'appealed':
      tally.rejected = what === 'rejected';
      break;
    case 'hung':
      tally.hung.push({ month: moment.month, until: null });
      break;
    case 'resumed':
      if (!part) tally.hung.at(-1)!.until = moment.month;
      break;
    case 'exclusion.granted':
    case 'exclusion.revoked':
      tally.excluded = what === 'exclusion.granted';
      break;
    case 'escalated':
      tally.escalatedTo.push(Number(/>(\d)/.exec(word)![1]));
  }
}

interface Said {
  readonly what: string;
  readonly who: string;
  readonly outcome: Outcome;
}

function countPart(part: Part, word: string, { what, who, outcome }: Said, { at, firstDay }: Moment): void {
  switch (what) {
    case 'signed':
      part.sign = outcome;
      break;
    case 'reported_in':
      part.contact = outcome;
      break;
    case 'submitted':
      part.saved = outcome === 'satisfied' && at > part.originalDue;
      break;
    case 'clock.extended':
      part.originalDue = instantOf(/\/(d\d+T[\d:]+)>/.exec(word)![1]!.replace('T', ' '), firstDay);
      break;
    case 'accepted':
      part.resolve = outcome;
      break;
    case 'clock.breached':
      part[who as 'sign' | 'contact' | 'resolve'] = 'breached';
      break;
    case 'disputed':
      part.dispute = 'disputed';
      break;
    case 'dispute.denied':
      part.dispute = 'denied';
      break;
    case 'dispute.upheld':
      Object.assign(part, { dispute: 'upheld', sign: 'none', contact: 'none', resolve: 'none' });
      break;
    case 'cancelled':
    case 'released':
      part.live = false;
      part.released = what === 'released';
      for (const clock of ['sign', 'contact', 'resolve'] as const)
        if (part[clock] === 'open') part[clock] = 'none';
  }
}

/** Mustered: all clocks of a unit start with its offer (B2.3). */
function offered(tally: Tally, unit: string, role: string, { month, dispatching }: Moment): Part {
  return {
    unit,
    role,
    round: tally.reopened.length + 1,
    month,
    first: dispatching,
    sign: 'open',
    contact: 'open',
    resolve: 'open',
    originalDue: Infinity,
    saved: false,
    dispute: 'none',
    live: true,
    released: false,
  };
}

/** At work once more, having signed and reported in already: only the result is owed (T18). */
function again(tally: Tally, { unit, role }: Part, moment: Moment): Part {
  return { ...offered(tally, unit, role, moment), first: false, sign: 'none', contact: 'none' };
}

function reopen(tally: Tally, { month }: Moment): void {
  tally.reopened.push(month);
  tally.state = 'in_progress';
  tally.closed = null;
}

/** Its master answers for a merged whistle, and for all that it went through (kpis B7, set E). */
function leaveFigures(tally: Tally): void {
  tally.dispatched = null;
  tally.firstResolved = null;
  tally.callBack = null;
  for (const counted of [tally.parts, tally.escalatedTo, tally.reopened, tally.hung]) counted.length = 0;
}
