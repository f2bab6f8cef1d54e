import type { ResponsePlan } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';
import { sameCaseFindings, teamFindings } from './team-rules.js';

const SECRETARIES = ['secretary', 'deputy_secretary'];

/** A plan has one lead, is the only one for its case, and whoever it names as head of a task force may be that (T9). */
export function planRules(document: ExaminedDocument): Finding[] {
  const plans = document.entries('response_plans');
  return [
    ...teamFindings(document, plans),
    ...sameCaseFindings(
      plans,
      'plan_for_the_same_case',
      ({ kind, category_code, place_code }) => [kind, category_code, place_code],
      ({ code }) => code,
    ),
    ...taskForceFindings(document, plans),
  ];
}

function taskForceFindings(document: ExaminedDocument, plans: readonly Entry<ResponsePlan>[]): Finding[] {
  const officers = new Map(document.entries('officers').map(({ value }) => [value.id, value]));
  return plans.flatMap(({ value, pointer }): Finding[] => {
    const { secretary_officer_id: id } = value;
    if (id === undefined) return [];
    const findings: Finding[] = [];
    const isSecretary = officers
      .get(id)
      ?.posts.some(
        ({ organisation_kind, post }) =>
          organisation_kind === 'party_organisation' && SECRETARIES.includes(post),
      );
    if (isSecretary === false) {
      const place = `${pointer}/secretary_officer_id`;
      findings.push({ pointer: place, code: 'plan_head_is_no_secretary', params: { id } });
    }
    if (!value.stand_down_when)
      findings.push({ pointer, code: 'plan_without_end', params: { id: value.code } });
    return findings;
  });
}
