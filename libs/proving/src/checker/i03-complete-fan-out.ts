import type { MatrixRule } from '../campaign/alliances.js';
import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** I3: every whistle has exactly the assignments that the rule demands, none missing, none twice, and one lead. */
export function completeFanOut({ tickets, assignments, log }: Facts, { alliances }: Evidence): Verdict {
  const wrong: string[] = [];
  let count = 0;
  for (const ticket of tickets.values()) {
    const rows = assignments.get(ticket.id) ?? [];
    count += rows.length;
    const rules = alliances.find(({ id }) => id === ticket.tenant)!.document.responsibility_matrix.rules;
    const rule = rules.find((each) => each.category_code === ticket.category && each.process_stage === null);
    const found = rows
      .filter(({ round }) => round === 1)
      .map(({ unit, role }) => `${role} ${unit}`)
      .sort();
    const wanted = rule ? demanded(rule) : undefined;
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

function demanded({ lead_unit_id, co_unit_ids, inform_unit_ids = [] }: MatrixRule): string[] {
  return [
    `lead ${lead_unit_id}`,
    ...co_unit_ids.map((unit) => `co ${unit}`),
    ...inform_unit_ids.map((unit) => `inform ${unit}`),
  ].sort();
}
