import type { Evidence, Outage } from './evidence.js';
import type { Facts, LoggedEvent } from './facts.js';
import { type Verdict, verdict } from './verdict.js';
import { RUNS_ON, STOPS, WHISTLE_CLOCK_EVENTS } from './whistle-rules.js';

const LATE_MS = 60_000;

interface Clock {
  readonly name: string;
  due: number;
  /** When it was stopped, and let run on: pairs of state and time. */
  readonly turns: { readonly running: boolean; readonly at: number }[];
  readonly breaches: number[];
}

/** I10: every deadline that passed is on record once, not before its time by the database's clock, and within a minute of being possible. */
export function deadlinesOnce({ log, asOf }: Facts, { outages }: Evidence): Verdict {
  const wrong: string[] = [];
  let passed = 0;
  let latest = 0;
  for (const events of log.values()) {
    for (const [owner, clocks] of [...clocksOf(events), ['whistle', whistleClocksOf(events)] as const]) {
      for (const { name, due, turns, breaches } of clocks) {
        const what = `${owner} ${name} clock, due ${new Date(due).toISOString()}`;
        const running = turns.findLast(({ at }) => at <= due)?.running ?? true;
        if (breaches.length > 1) wrong.push(`${what}: recorded ${breaches.length} times`);
        if (breaches.some((at) => at < due)) wrong.push(`${what}: recorded ${due - breaches[0]!} ms early`);
        if (breaches.length > 0 && !running) wrong.push(`${what}: kept and missed`);
        if (!running || due > asOf) continue;
        const late = undisturbed(due, breaches[0] ?? asOf, outages);
        if (breaches.length === 0 && late > LATE_MS) wrong.push(`${what}: never recorded`);
        if (breaches.length === 0) continue;
        passed += 1;
        latest = Math.max(latest, late);
        if (late > LATE_MS) wrong.push(`${what}: recorded ${Math.round(late / 1000)} s late`);
      }
    }
  }
  return verdict(
    `${passed} deadlines passed, each recorded once, ${(latest / 1000).toFixed(1)} s after it was possible at the most`,
    wrong,
  );
}

function clocksOf(events: readonly LoggedEvent[]): Map<string, Clock[]> {
  const clocks = new Map<string, Clock[]>();
  for (const event of events) {
    const { type, assignment } = event;
    if (assignment === null) continue;
    if (type === 'assignment.offered' || type === 'assignment.reopened') {
      const dues = { sign: event.sign_due, contact: event.contact_due, resolve: event.resolve_due };
      const started = Object.entries(dues).flatMap(([name, due]) =>
        due === null ? [] : [{ name, due: Date.parse(due), turns: [], breaches: [] }],
      );
      clocks.set(assignment, started);
    }
    for (const clock of clocks.get(assignment) ?? []) {
      if (STOPS[type]?.includes(clock.name)) clock.turns.push({ running: false, at: event.occurred });
      if (RUNS_ON[type] === clock.name) clock.turns.push({ running: true, at: event.occurred });
      if (type === 'clock.breached' && event.clock === clock.name) clock.breaches.push(event.recorded);
    }
  }
  return clocks;
}

/** Clocks of the whistle itself, each from an event of its own; those that come with another event are not judged here. */
function whistleClocksOf(events: readonly LoggedEvent[]): Clock[] {
  const { starts, moves, ends } = WHISTLE_CLOCK_EVENTS;
  const clocks: Clock[] = [];
  const running = new Map<string, Clock>();
  for (const { type, assignment, clock: name, due, occurred, recorded } of events) {
    if (assignment !== null || name === null) continue;
    if (type === starts) {
      const clock = { name, due: Date.parse(due!), turns: [], breaches: [] };
      running.set(name, clock);
      clocks.push(clock);
    }
    const clock = running.get(name);
    if (!clock) continue;
    if (type === moves) clock.due = Date.parse(due!);
    if (type === 'clock.breached') clock.breaches.push(recorded);
    if (ends.some((end) => end === type)) {
      clock.turns.push({ running: false, at: occurred });
      running.delete(name);
    }
  }
  return clocks;
}

/** Milliseconds between two moments in which nothing was broken. */
function undisturbed(from: number, to: number, outages: readonly Outage[]): number {
  let left = Math.max(0, to - from);
  for (const outage of outages) left -= Math.max(0, Math.min(to, outage.to) - Math.max(from, outage.from));
  return Math.max(0, left);
}
