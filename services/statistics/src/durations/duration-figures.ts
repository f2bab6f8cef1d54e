import { type CourseSpan, SPANS, type SpanName, spansOf } from '../domain/course-spans.js';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { type Distribution, distributionOf, hundredths } from '../domain/distribution.js';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import { workingMinutes } from '../domain/working-time.js';
import type { DurationView, PriorityEffectView } from './durations.view.js';

/** Gathers the durations of a month, whistle by whistle (kpis K8, K16). */
export class DurationFigures {
  private readonly byPolicy = new Map<string, Map<SpanName, number[]>>();
  private readonly waits = { priority: [] as number[], normal: [] as number[] };
  private unmeasured = 0;

  constructor(
    private readonly month: MonthSpan,
    private readonly calendars: DirectoryFact['calendars'],
  ) {}

  add(fact: TicketFact): void {
    for (const span of spansOf(fact)) if (isWithin(this.month, span.to)) this.addSpan(fact, span);
  }

  private addSpan({ policy, calendar, priority }: TicketFact, { name, from, to }: CourseSpan): void {
    const definition = calendar === undefined ? undefined : this.calendars[calendar];
    if (policy === undefined || definition === undefined) {
      this.unmeasured += 1;
      return;
    }
    const minutes = workingMinutes(from, to, definition);
    let ofPolicy = this.byPolicy.get(policy);
    if (!ofPolicy) this.byPolicy.set(policy, (ofPolicy = new Map()));
    const ofSpan = ofPolicy.get(name);
    if (ofSpan) ofSpan.push(minutes);
    else ofPolicy.set(name, [minutes]);
    if (name === 'raise_to_dispatch') this.waits[priority ? 'priority' : 'normal'].push(minutes);
  }

  /** A row for each span and policy version that has any, policies in their order, and one over all policies. */
  rows(): DurationView[] {
    return SPANS.flatMap((span) => {
      const ofSpan = [...this.byPolicy]
        .map(([policy, spans]) => ({ policy, values: spans.get(span) ?? [] }))
        .filter(({ values }) => values.length > 0)
        .sort((a, b) => (a.policy < b.policy ? -1 : 1));
      if (ofSpan.length === 0) return [];
      const all = { policy: null, values: ofSpan.flatMap(({ values }) => values) };
      return [all, ...ofSpan].map(({ policy, values }) => ({
        span,
        ...policyParts(policy),
        ...minutesOf(distributionOf(values)),
      }));
    });
  }

  priorityEffect(): PriorityEffectView {
    const [priority, normal] = [distributionOf(this.waits.priority), distributionOf(this.waits.normal)];
    return {
      priority_n: priority.n,
      priority_median_minutes: priority.median,
      normal_n: normal.n,
      normal_median_minutes: normal.median,
      ratio: priority.median === null || !normal.median ? null : hundredths(priority.median / normal.median),
      longest_normal_minutes: normal.longest,
    };
  }

  /** Spans whose calendar has not been seen, so that nobody can say how long they took. */
  get withoutCalendar(): number {
    return this.unmeasured;
  }
}

function policyParts(policy: string | null): Pick<DurationView, 'policy_code' | 'policy_version'> {
  if (policy === null) return { policy_code: null, policy_version: null };
  const at = policy.lastIndexOf('@');
  return { policy_code: policy.slice(0, at), policy_version: Number(policy.slice(at + 1)) };
}

const minutesOf = ({ n, mean, median, p90, longest }: Distribution) => ({
  n,
  mean_minutes: mean!,
  median_minutes: median!,
  p90_minutes: p90!,
  longest_minutes: longest!,
});
