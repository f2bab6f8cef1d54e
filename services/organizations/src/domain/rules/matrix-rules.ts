import type { Category, ResponsibilityRule } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** Every whistle finds exactly one lead, and nobody stands on a rule twice (lifecycle T5; lead invariant, B2.4). */
export function matrixRules(document: ExaminedDocument): Finding[] {
  const rules = document.matrix('rules');
  return [
    ...ruleUnits(document, rules),
    ...sameCase(rules),
    ...categoryCycles(document),
    ...uncovered(document, rules),
  ];
}

function ruleUnits(document: ExaminedDocument, rules: readonly Entry<ResponsibilityRule>[]): Finding[] {
  const inactive = new Set(
    document.entries('units').flatMap(({ value }) => (value.active ? [] : [value.id])),
  );
  return rules.flatMap(({ value, pointer }) => {
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

function sameCase(rules: readonly Entry<ResponsibilityRule>[]): Finding[] {
  const first = new Map<string, string>();
  return rules.flatMap(({ value, pointer }): Finding[] => {
    const key = JSON.stringify([value.category_code, value.process_stage]);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, value.id);
      return [];
    }
    return [{ pointer, code: 'rule_for_the_same_case', params: { id: value.id, other } }];
  });
}

function categoryCycles(document: ExaminedDocument): Finding[] {
  const categories = document.matrix('categories');
  const parents = parentsOf(categories);
  return categories.flatMap(({ value, pointer }): Finding[] => {
    const lineage = lineageOf(value.code, parents);
    return parents.get(lineage.at(-1)!) === value.code
      ? [{ pointer: `${pointer}/parent`, code: 'parent_cycle', params: { id: value.code } }]
      : [];
  });
}

/** Without a catch-all unit each category needs a rule that holds at any stage: its own, an ancestor's, or the general one. */
function uncovered(document: ExaminedDocument, rules: readonly Entry<ResponsibilityRule>[]): Finding[] {
  if (document.ids('units', 'catch_all')?.has(true) !== false) return [];
  const anyStage = rules
    .filter(({ value }) => value.process_stage === null)
    .map(({ value }) => value.category_code);
  if (anyStage.includes(null)) return [];
  const covered = new Set(anyStage);
  const categories = document.matrix('categories');
  const parents = parentsOf(categories);
  return categories.flatMap(({ value, pointer }): Finding[] =>
    lineageOf(value.code, parents).some((code) => covered.has(code))
      ? []
      : [{ pointer, code: 'category_without_unit', params: { id: value.code } }],
  );
}

function parentsOf(categories: readonly Entry<Category>[]): Map<string, string | undefined> {
  return new Map(categories.map(({ value }) => [value.code, value.parent]));
}

/** The code and its ancestors, nearest first; stops where a cycle closes. */
function lineageOf(code: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const lineage: string[] = [];
  for (
    let next: string | undefined = code;
    next !== undefined && !lineage.includes(next);
    next = parents.get(next)
  ) {
    lineage.push(next);
  }
  return lineage;
}
