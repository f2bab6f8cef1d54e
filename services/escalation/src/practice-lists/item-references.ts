import type { Identity } from '@muster/auth';
import { type Bilingual, type FieldError, Problem, tenantOf } from '@muster/http';
import type { AllianceDirectory } from '../dispatching/alliance-directory.js';
import type { ItemPlan } from '../domain/practice-lists/practice-list-event.js';
import type { WhistleStore } from '../persistence/whistle.store.js';
import { maySee } from '../reading/visibility.js';

const NO_UNIT: Bilingual = { zh: '名录中没有此在册单位', en: 'the directory has no such active unit' };
const NO_PROJECT: Bilingual = { zh: '名录中没有此项目', en: 'the directory has no such project' };
const NO_TICKET: Bilingual = { zh: '没有此哨件', en: 'there is no such ticket' };

/**
 * What items name must be there: unit and projects in the directory, whistles that the writer may see.
 *
 * @param at the place of each item in the request: `/items/3`, or nothing.
 * @throws Problem 422 `validation_failed`, every place at once.
 */
export async function assertItemReferences(
  items: readonly { readonly plan: ItemPlan; readonly at: string }[],
  directory: AllianceDirectory,
  whistles: WhistleStore,
  who: Identity,
): Promise<void> {
  const errors: FieldError[] = [];
  const wrong = (pointer: string, code: string, message: Bilingual) =>
    errors.push({ pointer, code, message });
  for (const { plan, at } of items) {
    if (!directory.unit(plan.unitId)?.active) wrong(`${at}/owner_unit_id`, 'unknown_unit', NO_UNIT);
    plan.projectIds.forEach((id, i) => {
      if (!directory.hasProject(id)) wrong(`${at}/project_ids/${i}`, 'unknown_project', NO_PROJECT);
    });
    for (const [i, ticketId] of plan.ticketIds.entries()) {
      const whistle = await whistles.load(tenantOf(who), { ticketId });
      if (!whistle || !maySee(who, whistle)) wrong(`${at}/ticket_ids/${i}`, 'unknown_ticket', NO_TICKET);
    }
  }
  if (errors.length > 0) throw new Problem(422, 'validation_failed', {}, { errors });
}
