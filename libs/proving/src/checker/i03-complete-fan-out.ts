import type { DirectoryDocument, MatrixRule, ResponsePlan } from '../campaign/alliances.js';
import type { Evidence } from './evidence.js';
import type { Facts, TicketRow } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** I3: every whistle has exactly the assignments that its plan, else its rule demands, none missing, none twice, and one lead. */
export function completeFanOut({ tickets, assignments, log }: Facts, { alliances }: Evidence): Verdict {
  const wrong: string[] = [];
  let count = 0;
  for (const ticket of tickets.values()) {
    const rows = assignments.get(ticket.id) ?? [];
    count += rows.length;
    const team = teamFor(ticket, alliances.find(({ id }) => id === ticket.tenant)!.document);
    const found = rows
      .filter(({ round }) => round === 1)
      .map(({ unit, role }) => `${role} ${unit}`)
      .sort();
    const wanted = team && demanded(team);
    if (wanted && found.join() !== wanted.join())
      wrong.push(`${ticket.id}: ${found.join(', ') || 'nobody'} instead of ${wanted.join(', ')}`);
    const leads = rows.filter(({ role, round }) => role === 'lead' && round === ticket.round);
    if (leads.length !== 1) wrong.push(`${ticket.id}: ${leads.length} leads in round ${ticket.round}`);
    const offers = (log.get(ticket.id) ?? []).filter(
      ({ type }) => type === 'assignment.offered' || type === 'assignment.reopened',
    );
    if (offers.length !== rows.length)
      wrong.push(`${ticket.id}: ${offers.length} offers, ${rows.length} assignments`);
  }
  return verdict(
    `${count} assignments of ${tickets.size} whistles, as the responsibility matrix demands`,
    wrong,
  );
}

// The campaign's whistles name no place, project or stage, and their enterprise is in no alliance that a rule names.
function teamFor(
  { category, kind }: TicketRow,
  { responsibility_matrix: { rules }, response_plans = [] }: DirectoryDocument,
): MatrixRule | ResponsePlan | undefined {
  const unplaced = response_plans.filter((plan) => plan.place_code === undefined);
  const plan = unplaced.find((each) => each.kind === kind && each.category_code === category);
  return plan ?? rules.find((rule) => rule.category_code === category && isForAnybody(rule));
}

function isForAnybody(rule: MatrixRule): boolean {
  const { process_stage, place_code, project_id, industry_alliance_id } = rule;
  return process_stage === null && !place_code && !project_id && !industry_alliance_id;
}

function demanded({ lead_unit_id, co_unit_ids, inform_unit_ids = [] }: MatrixRule | ResponsePlan): string[] {
  return [
    `lead ${lead_unit_id}`,
    ...co_unit_ids.map((unit) => `co ${unit}`),
    ...inform_unit_ids.map((unit) => `inform ${unit}`),
  ].sort();
}
