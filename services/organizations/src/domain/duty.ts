import type { DutyShift, UnitRota } from './directory.js';

/** Who answers for a unit at an instant. */
export interface OnDuty {
  unit_id: string;
  officer_id: string;
  from: string;
  to: string;
}

/** The shifts that contain the instant: the start belongs to a shift, the end to the next. At most one per unit (rule `rota_overlap`). */
export function onDuty(rotas: readonly UnitRota[], at: Date): OnDuty[] {
  const covers = ({ from, to }: DutyShift) =>
    Date.parse(from) <= at.getTime() && at.getTime() < Date.parse(to);
  return rotas.flatMap(({ unit_id, shifts }) =>
    shifts.filter(covers).map((shift) => ({ unit_id, ...shift })),
  );
}
