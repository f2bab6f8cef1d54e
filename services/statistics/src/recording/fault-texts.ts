import type { Bilingual } from '@muster/http';

/** What is said about a field that does not fit; by code. */
export const faultTexts: Readonly<Record<string, Bilingual>> = {
  month_not_open: {
    zh: '只能为上月、本月或下月确定主题',
    en: 'a theme is taken for the month before, this one or the next',
  },
  unknown_category: {
    zh: '责任矩阵中没有此类别，请选择已有类别',
    en: 'the responsibility matrix has no such category: choose one that it has',
  },
  unknown_unit: { zh: '名录中没有此单位', en: 'the directory has no such unit' },
  inactive_unit: { zh: '该单位已停用，请选择在册单位', en: 'the unit is not active: choose one that is' },
  due_in_past: {
    zh: '期限早于今天，请填今天或以后的日期',
    en: 'the due day lies before today: name today or a later day',
  },
  unknown_ticket: { zh: '没有此哨件', en: 'there is no such whistle' },
};
