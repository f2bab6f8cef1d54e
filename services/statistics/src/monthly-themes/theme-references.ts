import { Fault } from '../domain/fault.js';
import type { Assigned } from '../domain/monthly-theme.js';
import type { Figures } from '../figures/figures.js';
import type { ChangeThemeRequest, MeasureRequest } from './monthly-theme.requests.js';

/** The units that a request names, which must be in the directory and active. @throws Fault `unknown_unit`, `inactive_unit`. */
export function assignedUnits(
  { lead_unit_id, unit_ids, due_on }: ChangeThemeRequest,
  { directory }: Pick<Figures, 'directory'>,
): Assigned {
  const examine = (id: string, pointer: string): void => {
    const unit = directory.units[id];
    if (!unit?.active) throw new Fault('invalid', unit ? 'inactive_unit' : 'unknown_unit', pointer);
  };
  examine(lead_unit_id, '/lead_unit_id');
  unit_ids?.forEach((id, index) => examine(id, `/unit_ids/${index}`));
  return { leadUnitId: lead_unit_id, unitIds: unit_ids ?? [], dueOn: due_on ?? null };
}

/** The whistles that measures name, which must be the alliance's. @throws Fault `unknown_ticket`. */
export async function assertTicketsExist(
  measures: readonly MeasureRequest[],
  figures: Pick<Figures, 'origins'>,
): Promise<void> {
  const named = measures.flatMap(({ ticket_ids }, at) =>
    (ticket_ids ?? []).map((id, index) => ({
      id: id.toLowerCase(),
      pointer: `/measures/${at}/ticket_ids/${index}`,
    })),
  );
  if (named.length === 0) return;
  const known = await figures.origins(named.map(({ id }) => id));
  const missing = named.find(({ id }) => !known.has(id));
  if (missing) throw new Fault('invalid', 'unknown_ticket', missing.pointer);
}
