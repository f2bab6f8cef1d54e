import { Calendar, ClockError, targetDuration } from '@muster/clock';
import type { Deadline, DeadlinePolicy } from '../directory.js';
import type { ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** An extension may come on top of a deadline, and is none longer than the longest of them. */
const EXTENDED = 2;

/**
 * Every deadline that holds now can run on every calendar: a clock that cannot be placed in time would make whistles fail that are
 * raised much later (ADR-0194).
 */
export function runningRules(document: ExaminedDocument, now: Date): Finding[] {
  const policies = document.entries('deadline_policies').map(({ value }) => value);
  return document.entries('calendars').flatMap(({ value, pointer }): Finding[] => {
    try {
      const calendar = new Calendar({ ...value, version: 1 });
      calendar.advance(now.getTime(), EXTENDED * longest(policies, calendar));
      calendar.endOfNextWorkingDay(now.getTime());
      return [];
    } catch (error) {
      if (!(error instanceof ClockError)) throw error;
      // Any other mistake has been found in its place by the calendar's own rules.
      if (error.code !== 'calendar_without_working_time') return [];
      return [{ pointer, code: 'calendar_too_short', params: { id: value.id } }];
    }
  });
}

/** Working milliseconds of the longest deadline that counts working time. */
function longest(policies: readonly DeadlinePolicy[], calendar: Calendar): number {
  return policies
    .flatMap((policy) => Object.values(policy).filter(isDeadline))
    .filter(({ mode }) => mode === 'working_time')
    .reduce((most, { target, mode }) => Math.max(most, targetDuration(target, mode, calendar)), 0);
}

function isDeadline(value: unknown): value is Deadline {
  return typeof value === 'object' && value !== null && 'target' in value;
}
