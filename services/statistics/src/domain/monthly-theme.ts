import type { Name } from './directory-fact.js';

/** What can be put in place about a theme; the list is closed, so that measures can be counted (kpis, theme of the month: policy output). */
export const MEASURE_KINDS = {
  policy: { zh: '出台制度', en: 'rule or policy' },
  process: { zh: '优化流程', en: 'change of process' },
  facility: { zh: '设施、系统', en: 'facility or system' },
  staffing: { zh: '增派人手', en: 'people or hours added' },
  coordination: { zh: '协调机制', en: 'coordination' },
  enforcement: { zh: '整治执法', en: 'enforcement' },
  information: { zh: '告知、培训', en: 'information or training' },
} as const satisfies Record<string, Name>;
export type MeasureKind = keyof typeof MEASURE_KINDS;

/** `reopen_theme` leads from `concluded` back to `taken`. */
export const THEME_STATES = ['taken', 'concluded', 'withdrawn'] as const;
export type ThemeState = (typeof THEME_STATES)[number];

export const THEME_OUTCOMES = ['solved', 'partly', 'not_solved'] as const;
export type ThemeOutcome = (typeof THEME_OUTCOMES)[number];

/** Something that was put in place. */
export interface Measure {
  readonly kind: MeasureKind;
  /** As somebody wrote it: it does not leave the service. */
  readonly text: string;
  /** Whistles that it answers; may be none. */
  readonly ticketIds: readonly string[];
}

/** The same with when it was reported, RFC 3339. */
export interface ReportedMeasure extends Measure {
  readonly at: string;
}

/** What the proposals of a month said of the category when it was taken. */
export interface ProposedAs {
  /** Whose proposals, `YYYY-MM`. */
  readonly period: string;
  /** It was among them. */
  readonly wasProposed: boolean;
  /** As in the proposals, in hundredths; null when nothing was known of the category in that month. */
  readonly score: number | null;
}

/** Who works on a theme, and by when. */
export interface Assigned {
  readonly leadUnitId: string;
  /** The others, each once, without the lead. */
  readonly unitIds: readonly string[];
  /** `YYYY-MM-DD` in the alliance's time zone. */
  readonly dueOn: string | null;
}

/** What was decided when a theme was taken. */
export interface TakenTheme extends Assigned {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly category: string;
  /** What it is about in particular, one to three, as somebody wrote them: they do not leave the service. */
  readonly problems: readonly string[];
  readonly proposedAs: ProposedAs;
  /** RFC 3339. */
  readonly at: string;
}

/** 每月一題: a category that the alliance has taken on for a month, and what was done about it (ADR-0237). */
export interface MonthlyTheme extends Omit<TakenTheme, 'at'> {
  readonly takenAt: string;
  readonly state: ThemeState;
  readonly measures: readonly ReportedMeasure[];
  /** Absent: it goes on, or was withdrawn. */
  readonly concluded?: { readonly at: string; readonly outcome: ThemeOutcome; readonly text: string };
  /** Why it goes on after it was concluded; the last time. */
  readonly reopened?: Reasoned;
  /** Absent: it was not. */
  readonly withdrawn?: Reasoned;
}

/** That something was done, and why, as somebody wrote it: that does not leave the service. */
export interface Reasoned {
  /** RFC 3339. */
  readonly at: string;
  readonly reason: string;
}

/** Which theme an event is about, so that a reader of events need not keep the first one. */
type About = Pick<TakenTheme, 'month' | 'category'>;

export type MonthlyThemeEvent =
  | ({ readonly type: 'theme.taken' } & TakenTheme)
  | ({ readonly type: 'theme.changed'; readonly at: string } & About & Assigned)
  | ({
      readonly type: 'theme.measures_reported';
      readonly at: string;
      readonly measures: readonly Measure[];
      /** How many there are with these. */
      readonly measureCount: number;
    } & About)
  | ({
      readonly type: 'theme.concluded';
      readonly at: string;
      readonly outcome: ThemeOutcome;
      readonly text: string;
      readonly measureCount: number;
    } & About)
  | ({ readonly type: 'theme.reopened' | 'theme.withdrawn' } & About & Reasoned);

/** The theme after an event. */
export function evolveMonthlyTheme(theme: MonthlyTheme | undefined, event: MonthlyThemeEvent): MonthlyTheme {
  if (event.type === 'theme.taken') {
    const { type: _, at: takenAt, ...taken } = event;
    return { ...taken, takenAt, state: 'taken', measures: [] };
  }
  if (!theme) throw new Error(`${event.type} before theme.taken`);
  switch (event.type) {
    case 'theme.changed': {
      const { leadUnitId, unitIds, dueOn } = event;
      return { ...theme, leadUnitId, unitIds, dueOn };
    }
    case 'theme.measures_reported': {
      const { at, measures } = event;
      return { ...theme, measures: [...theme.measures, ...measures.map((measure) => ({ ...measure, at }))] };
    }
    case 'theme.concluded': {
      const { at, outcome, text } = event;
      return { ...theme, state: 'concluded', concluded: { at, outcome, text } };
    }
    case 'theme.reopened': {
      const { concluded: _, ...open } = theme;
      return { ...open, state: 'taken', reopened: { at: event.at, reason: event.reason } };
    }
    case 'theme.withdrawn':
      return { ...theme, state: 'withdrawn', withdrawn: { at: event.at, reason: event.reason } };
  }
}
