import type { ResponsibilityRule } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';
import { lineageOf, parentsOf } from './lineage.js';
import { sameCaseFindings, teamFindings } from './team-rules.js';

/** Every whistle finds exactly one lead, and nobody stands on a rule twice (lifecycle T5; lead invariant, B2.4). */
export function matrixRules(document: ExaminedDocument): Finding[] {
  const rules = document.matrix('rules');
  return [
    ...teamFindings(document, rules),
    ...sameCaseFindings(rules, 'rule_for_the_same_case', caseOf, ({ id }) => id),
    ...competing(document, rules),
    ...cycles(document, 'categories'),
    ...cycles(document, 'places'),
    ...uncovered(document, rules),
  ];
}

const caseOf = (rule: ResponsibilityRule) => [...besidesAlliance(rule), rule.industry_alliance_id];
const besidesAlliance = ({ category_code, process_stage, place_code, project_id }: ResponsibilityRule) => [
  category_code,
  process_stage,
  place_code,
  project_id,
];

/**
 * Every other condition has one value per whistle, but an enterprise may be in several industry alliances (mechanisms 2.3): rules
 * that differ in nothing else would both match its whistles, and neither would be the more specific one (ADR-0154).
 */
function competing(document: ExaminedDocument, rules: readonly Entry<ResponsibilityRule>[]): Finding[] {
  const inSeveral = document
    .entries('enterprises')
    .filter(({ value }) => value.industry_alliance_ids.length > 1);
  const ofAlliances = rules.filter(({ value }) => value.industry_alliance_id !== undefined);
  const alike = Object.values(
    Object.groupBy(ofAlliances, ({ value }) => JSON.stringify(besidesAlliance(value))),
  );
  return alike.flatMap((group = []) =>
    group.slice(1).flatMap(({ value, pointer }, before): Finding[] => {
      for (const { value: other } of group.slice(0, before + 1)) {
        const pair = [value.industry_alliance_id!, other.industry_alliance_id!];
        if (pair[0] === pair[1]) continue; // exactly the same case, which is said already
        const torn = inSeveral.find((enterprise) =>
          pair.every((alliance) => enterprise.value.industry_alliance_ids.includes(alliance)),
        );
        if (!torn) continue;
        const params = { id: value.id, other: other.id, enterprise: torn.value.id };
        return [{ pointer, code: 'rules_compete', params }];
      }
      return [];
    }),
  );
}

function cycles(document: ExaminedDocument, list: 'categories' | 'places'): Finding[] {
  const entries = document.matrix(list);
  const parents = parentsOf(entries);
  return entries.flatMap(({ value, pointer }): Finding[] => {
    const lineage = lineageOf(value.code, parents);
    return parents.get(lineage.at(-1)!) === value.code
      ? [{ pointer: `${pointer}/parent`, code: 'parent_cycle', params: { id: value.code } }]
      : [];
  });
}

/** Without a catch-all unit each category needs a rule that holds for any whistle: its own, an ancestor's, or the general one. */
function uncovered(document: ExaminedDocument, rules: readonly Entry<ResponsibilityRule>[]): Finding[] {
  if (document.ids('units', 'catch_all')?.has(true) !== false) return [];
  const unconditional = rules
    .filter(({ value }) => value.process_stage === null && !isNarrowed(value))
    .map(({ value }) => value.category_code);
  if (unconditional.includes(null)) return [];
  const covered = new Set(unconditional);
  const categories = document.matrix('categories');
  const parents = parentsOf(categories);
  return categories.flatMap(({ value, pointer }): Finding[] =>
    lineageOf(value.code, parents).some((code) => covered.has(code))
      ? []
      : [{ pointer, code: 'category_without_unit', params: { id: value.code } }],
  );
}

function isNarrowed({ place_code, project_id, industry_alliance_id }: ResponsibilityRule): boolean {
  return place_code !== undefined || project_id !== undefined || industry_alliance_id !== undefined;
}
