import { defineProblems, Problem } from '@muster/http';
import { problemsOfDispatch } from './problems-of-dispatch.js';
import { problemsOfWork } from './problems-of-work.js';
import type { Refusal, RefusalCode } from './domain/refusal.js';

/** The refusals that only this service knows. */
export const problems = {
  ...problemsOfDispatch,
  ...problemsOfWork,
  ...defineProblems({
    directory_missing: {
      status: 409,
      title: { zh: '联盟名录尚未导入', en: "The alliance's directory is missing" },
      detail: {
        zh: '没有名录就无法派单。请先导入联盟名录，或稍候再试。',
        en: 'Without a directory nobody can be mustered. Import it first, or try again in a moment.',
      },
    },
    not_entitled: {
      status: 403,
      title: { zh: '这不是您可以办理的事项', en: 'This is not yours to do' },
      detail: { zh: '可办理者：{actors}。', en: 'It is for: {actors}.' },
    },
    not_a_member: {
      status: 403,
      title: { zh: '该企业不是联盟的在册成员', en: 'The enterprise is not an active member of the alliance' },
    },
    kind_not_allowed: {
      status: 403,
      title: { zh: '您不能选择此类哨', en: 'You may not choose this kind of whistle' },
      detail: { zh: '可选：{allowed}。', en: 'You may choose: {allowed}.' },
    },
    only_informed: {
      status: 409,
      title: { zh: '该单位仅被知会', en: 'The unit is only informed' },
      detail: { zh: '知会单位只需签收。', en: 'A unit that is informed has nothing to do but sign.' },
    },
    lead_not_submitted: {
      status: 409,
      title: { zh: '主办单位尚未提交办理结果', en: 'The lead has not handed in its own result' },
      detail: {
        zh: '主办派单当前为 {state}；须为 {legal_from} 方可办结。',
        en: "The lead's assignment is {state}; it must be {legal_from}.",
      },
    },
    file_refused: {
      status: 422,
      title: { zh: '不接受此文件', en: 'The file is not accepted' },
      detail: {
        zh: '只接受完好的 JPEG、PNG 和不含脚本的 PDF；原因见 fault：{fault}。',
        en: 'Accepted are sound JPEG and PNG pictures, and PDF documents without scripts; see fault: {fault}.',
      },
    },
    too_many_files: {
      status: 409,
      title: { zh: '附件过多', en: 'There are too many files' },
      detail: { zh: '至多 {most} 个。', en: '{most} at most.' },
    },
    file_attached: {
      status: 409,
      title: { zh: '附件已属于哨件，不能撤回', en: 'The file belongs to a whistle and stays with it' },
    },
    too_many_drafts: {
      status: 409,
      title: { zh: '草稿过多', en: 'There are too many drafts' },
      detail: {
        zh: '至多 {most} 份，请先提交或删除一些。',
        en: '{most} at most: submit or discard some first.',
      },
    },
    units_outstanding: {
      status: 409,
      title: { zh: '仍有协办单位未完成', en: 'Co-units are not done yet' },
      detail: { zh: '见 outstanding。', en: 'See outstanding.' },
    },
  }),
};

/** Refusals about something that the caller wrote: where it stands in the body, and what is wrong. */
const FIELD_REFUSALS: Partial<Record<RefusalCode, { pointer: string; zh: string; en: string }>> = {
  unknown_category: {
    pointer: '/category',
    zh: '名录中没有此类别',
    en: 'the directory has no such category',
  },
  unknown_process_stage: {
    pointer: '/process_stage',
    zh: '名录中没有此环节',
    en: 'the directory has no such process stage',
  },
  unknown_recurrence: {
    pointer: '/recurrence_of',
    zh: '没有您可查看的这一哨件',
    en: 'there is no such whistle that you may see',
  },
  unknown_project: {
    pointer: '/project_id',
    zh: '名录中没有此项目',
    en: 'the directory has no such project',
  },
  until_has_passed: {
    pointer: '/until',
    zh: '须为将来的时间',
    en: 'must lie ahead',
  },
  outcome_does_not_fit: {
    pointer: '/outcome',
    zh: '电话为 no_answer 或 declined，短信和链接为 sent',
    en: 'no_answer or declined by phone; sent for messages and links',
  },
  head_is_no_secretary: {
    pointer: '/head_officer_id',
    zh: '名录中此人不是党组织书记',
    en: 'the directory has no such secretary',
  },
  unknown_units: {
    pointer: '/unit_ids',
    zh: '名录中没有此在册单位',
    en: 'the directory has no such active unit',
  },
  units_to_be_added: {
    pointer: '/unit_ids',
    zh: '该单位尚未参与本件，请先增加该单位',
    en: 'the unit takes no part yet: add it to the whistle first',
  },
  not_of_task_force: { pointer: '/unit_id', zh: '不是专班成员单位', en: 'not a unit of the task force' },
  unknown_officers: {
    pointer: '/officer_ids',
    zh: '名录中没有此人员',
    en: 'the directory has no such officer',
  },
  took_no_part: {
    pointer: '/ratings',
    zh: '该单位未参与本轮办理',
    en: 'the unit took no part in this round',
  },
  rated_twice: { pointer: '/ratings', zh: '同一单位只能评价一次', en: 'each unit is rated once' },
  unknown_enterprise: {
    pointer: '/enterprise_id',
    zh: '名录中没有此在册企业',
    en: 'the directory has no such active enterprise',
  },
  enterprise_needed: {
    pointer: '/enterprise_id',
    zh: '请注明代哪家企业吹哨',
    en: 'say on behalf of which enterprise',
  },
  unknown_unit: {
    pointer: '/unit_id',
    zh: '名录中没有此在册单位，或不能是本单位',
    en: 'the directory has no such active unit, or it cannot be this one',
  },
  due_in_past: { pointer: '/due_on', zh: '不能早于今天', en: 'must not have passed' },
  unknown_call_back: {
    pointer: '/call_back/id',
    zh: '本件没有此回访',
    en: 'the ticket has no such call-back',
  },
};

/** The domain’s refusal as an answer. */
export function problemOfRefusal({ code, params }: Refusal): Problem {
  const field = FIELD_REFUSALS[code];
  if (field) {
    const { pointer, zh, en } = field;
    return new Problem(422, 'validation_failed', {}, { errors: [{ pointer, code, message: { zh, en } }] });
  }
  if (code === 'not_found') return new Problem(404, 'not_found');
  if (code === 'illegal_transition') return new Problem(409, code, params);
  return new Problem(problems[code as keyof typeof problems].status, code, params);
}
