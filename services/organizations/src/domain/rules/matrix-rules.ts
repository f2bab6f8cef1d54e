import type { ResponsibilityRule } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';
import { lineageOf, MOST_LEVELS, parentsOf } from './lineage.js';
import { sameCaseFindings, teamFindings } from './team-rules.js';

/** Every whistle finds exactly one lead, and nobody stands on a rule twice (lifecycle T5; lead invariant, B2.4). */
export function matrixRules(document: ExaminedDocument): Finding[] {
  const rules = document.matrix('rules');
  return [
    ...teamFindings(document, rules),
    ...sameCaseFindings(rules, 'rule_for_the_same_case', caseOf, ({ id }) => id),
    ...competing(document, rules),
    ...misplaced(document, 'categories'),
    ...misplaced(document, 'places'),
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
  const torn = sharedEnterprises(document);
  const ofAlliances = rules.filter(({ value }) => value.industry_alliance_id !== undefined);
  const alike = Object.values(
    Object.groupBy(ofAlliances, ({ value }) => JSON.stringify(besidesAlliance(value))),
  );
  return alike.flatMap((group = []) => {
    const earlier = new Map<string, string>();
    return group.flatMap(({ value, pointer }): Finding[] => {
      const alliance = value.industry_alliance_id!;
      const shared = torn.get(alliance) ?? new Map<string, string>();
      // Whichever is shorter: neither many rules nor an alliance with many neighbours makes it long.
      const [shorter, longer] = shared.size < earlier.size ? [shared, earlier] : [earlier, shared];
      const rival = [...shorter.keys()].find((other) => longer.has(other));
      if (!earlier.has(alliance)) earlier.set(alliance, value.id);
      if (rival === undefined) return [];
      const params = { id: value.id, other: earlier.get(rival)!, enterprise: shared.get(rival)! };
      return [{ pointer, code: 'rules_compete', params }];
    });
  });
}

/** By industry alliance those that share an enterprise with it, and one such enterprise. */
function sharedEnterprises(document: ExaminedDocument): Map<string, Map<string, string>> {
  const shared = new Map<string, Map<string, string>>();
  for (const { value } of document.entries('enterprises')) {
    for (const one of value.industry_alliance_ids) {
      for (const other of value.industry_alliance_ids) {
        if (one === other) continue;
        const others = shared.getOrInsertComputed(one, () => new Map<string, string>());
        if (!others.has(other)) others.set(other, value.id);
      }
    }
  }
  return shared;
}

function misplaced(document: ExaminedDocument, list: 'categories' | 'places'): Finding[] {
  const entries = document.matrix(list);
  const parents = parentsOf(entries);
  return entries.flatMap(({ value, pointer }): Finding[] => {
    const lineage = lineageOf(value.code, parents);
    const place = `${pointer}/parent`;
    if (parents.get(lineage.at(-1)!) === value.code)
      return [{ pointer: place, code: 'parent_cycle', params: { id: value.code } }];
    return lineage.length > MOST_LEVELS
      ? [{ pointer: place, code: 'too_deep', params: { id: value.code, most: MOST_LEVELS - 1 } }]
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
