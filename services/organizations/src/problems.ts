import { defineProblems } from '@muster/http';

/** The refusals that only this service knows. */
export const problems = defineProblems({
  directory_invalid: {
    status: 422,
    title: { zh: '联盟名录有误，未导入任何内容', en: 'The directory is not valid; nothing was imported' },
    detail: {
      zh: '共 {error_count} 处错误，按 errors 中列出的位置逐项更正后重新导入。',
      en: '{error_count} errors; correct what is listed in errors, place by place, and import it again.',
    },
  },
  section_too_large: {
    status: 422,
    title: {
      zh: '名录的某一部分过大，未导入任何内容',
      en: 'A section of the directory is too large; nothing was imported',
    },
    detail: {
      zh: '责任清单、办理时限或一个单位的值班表单独发布时不得超过 900,000 字节。',
      en: "The responsibility matrix, the deadline policies and each unit's rota must fit into 900,000 bytes each.",
    },
  },
});
