import type { Instant } from '@muster/clock';
import type { DirectorySnapshot } from '@muster/directory';

/** When the unit's last shift of those that run now ends, joined to shifts that take over without a gap; undefined when nobody is there. */
export function onDutyUntil(directory: DirectorySnapshot, unitId: string, now: Instant): Instant | undefined {
  let until: Instant | undefined;
  const shifts = directory.shifts(unitId).map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const);
  for (const [from, to] of shifts.toSorted(([a], [b]) => a - b)) {
    if (from <= (until ?? now) && to > (until ?? now)) until = to;
  }
  return until;
}
