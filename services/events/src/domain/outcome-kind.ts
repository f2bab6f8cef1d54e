/** What came of an activity; the closed list of the mechanisms' words. */
export interface OutcomeKind {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Rows of the mechanisms that ask for it. */
  readonly source: string;
}

export const OUTCOME_KINDS = [
  { code: 'match', zh: '撮合上下游企业', en: 'Supplier and buyer matched', source: '1.26, 1.27' },
  { code: 'agreement', zh: '达成合作', en: 'Agreement reached', source: '1.26, 3.4' },
  { code: 'project_talks', zh: '合作项目商洽', en: 'Talks on a joint project', source: '3.4' },
  { code: 'progress_report', zh: '项目进展通报', en: 'Report on the progress of projects', source: '3.4' },
  { code: 'outlook', zh: '产业前沿展望', en: 'Outlook on the industry', source: '3.4' },
  { code: 'plan_explained', zh: '产业规划宣介', en: 'Industry plan explained', source: '3.4' },
  { code: 'solution', zh: '重点难题解决方案', en: 'Solution to a hard problem', source: '3.4' },
  { code: 'solved_on_the_spot', zh: '现场解决难题', en: 'Problem solved on the spot', source: '0.22, 1.8' },
  { code: 'question_raised', zh: '由此吹哨', en: 'Whistle raised from it', source: '0.22, 1.26, 3.4' },
  { code: 'study_result', zh: '理论联学成果', en: 'Result of studying together', source: '0.10' },
  { code: 'joint_action', zh: '联办实事', en: 'Something done together', source: '0.10, 1.8' },
  { code: 'shared_resource', zh: '共享资源', en: 'Resource shared', source: '0.10' },
  { code: 'relation_straightened', zh: '理顺关系', en: 'Relation straightened', source: '0.21' },
  { code: 'survey_report', zh: '调查报告', en: 'Survey report', source: '0.21' },
  { code: 'joint_team', zh: '共建党员队伍', en: 'Joint team of members', source: '0.10' },
] as const satisfies readonly OutcomeKind[];

export type OutcomeKindCode = (typeof OUTCOME_KINDS)[number]['code'];

export const OUTCOME_KIND_CODES: readonly OutcomeKindCode[] = OUTCOME_KINDS.map(({ code }) => code);
