import type { ResponsibilityRule, ResponsePlan } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** Nobody stands in a team twice, and everybody in it takes assignments (lifecycle T5). */
export function teamFindings(
  document: ExaminedDocument,
  teams: readonly Entry<ResponsibilityRule | ResponsePlan>[],
): Finding[] {
  const inactive = new Set(
    document.entries('units').flatMap(({ value }) => (value.active ? [] : [value.id])),
  );
  return teams.flatMap(({ value, pointer }) => {
    const findings: Finding[] = [];
    const taken = new Set([value.lead_unit_id]);
    if (inactive.has(value.lead_unit_id)) {
      findings.push({
        pointer: `${pointer}/lead_unit_id`,
        code: 'inactive_unit',
        params: { id: value.lead_unit_id },
      });
    }
    for (const list of ['co_unit_ids', 'inform_unit_ids'] as const) {
      (value[list] ?? []).forEach((id, index) => {
        const place = `${pointer}/${list}/${index}`;
        if (id === value.lead_unit_id)
          findings.push({ pointer: place, code: 'lead_also_listed', params: { id } });
        else if (list === 'inform_unit_ids' && taken.has(id))
          findings.push({ pointer: place, code: 'co_also_informed', params: { id } });
        else if (inactive.has(id)) findings.push({ pointer: place, code: 'inactive_unit', params: { id } });
        if (list === 'co_unit_ids') taken.add(id);
      });
    }
    return findings;
  });
}

/** A second entry for exactly the same case: neither of the two would be the more specific one. */
export function sameCaseFindings<Value>(
  entries: readonly Entry<Value>[],
  code: string,
  caseOf: (value: Value) => readonly unknown[],
  idOf: (value: Value) => string,
): Finding[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ value, pointer }): Finding[] => {
    const key = JSON.stringify(caseOf(value));
    const other = first.get(key);
    if (other !== undefined) return [{ pointer, code, params: { id: idOf(value), other } }];
    first.set(key, idOf(value));
    return [];
  });
}
