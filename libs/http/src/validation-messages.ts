import type { Bilingual } from './locale.js';

/** A failed constraint in our words. `{0}`, `{1}` are the constraint's own arguments. */
interface ConstraintText {
  readonly code: string;
  readonly text: Bilingual;
}

/** By class-validator's constraint name. What is not listed keeps its name as code and the decorator's message. */
const TEXTS: Readonly<Record<string, ConstraintText>> = {
  required: { code: 'required', text: { zh: '必填', en: 'is required' } },
  whitelistValidation: { code: 'unknown_field', text: { zh: '未知字段', en: 'is not a known field' } },
  unknownValue: { code: 'wrong_type', text: { zh: '应为对象', en: 'must be an object' } },
  nestedValidation: {
    code: 'wrong_type',
    text: { zh: '应为对象或对象数组', en: 'must be an object, or a list of objects' },
  },
  isDefined: { code: 'required', text: { zh: '必填', en: 'is required' } },
  isNotEmpty: { code: 'required', text: { zh: '不能为空', en: 'must not be empty' } },
  isString: { code: 'wrong_type', text: { zh: '应为字符串', en: 'must be a string' } },
  isInt: { code: 'wrong_type', text: { zh: '应为整数', en: 'must be a whole number' } },
  isNumber: { code: 'wrong_type', text: { zh: '应为数字', en: 'must be a number' } },
  isBoolean: { code: 'wrong_type', text: { zh: '应为 true 或 false', en: 'must be true or false' } },
  isArray: { code: 'wrong_type', text: { zh: '应为数组', en: 'must be a list' } },
  isObject: { code: 'wrong_type', text: { zh: '应为对象', en: 'must be an object' } },
  isIn: { code: 'not_allowed', text: { zh: '应为以下之一：{0}', en: 'must be one of: {0}' } },
  isEnum: { code: 'not_allowed', text: { zh: '应为以下之一：{1}', en: 'must be one of: {1}' } },
  isUuid: { code: 'wrong_format', text: { zh: '应为 UUID', en: 'must be a UUID' } },
  isInstant: {
    code: 'wrong_format',
    text: {
      zh: '应为带时区偏移的时刻，如 2026-12-01T09:00:00+08:00',
      en: 'must be an instant with an offset, e.g. 2026-12-01T09:00:00+08:00',
    },
  },
  isInstantOrDay: {
    code: 'wrong_format',
    text: {
      zh: '应为带时区偏移的时刻，如 2026-12-01T09:00:00+08:00，或日期，如 2026-12-01',
      en: 'must be an instant with an offset, e.g. 2026-12-01T09:00:00+08:00, or a day, e.g. 2026-12-01',
    },
  },
  isDay: {
    code: 'wrong_format',
    text: { zh: '应为日期，如 2026-12-01', en: 'must be a day, e.g. 2026-12-01' },
  },
  isTimeZone: {
    code: 'wrong_format',
    text: { zh: '应为 IANA 时区，如 Asia/Shanghai', en: 'must be an IANA time zone, such as Asia/Shanghai' },
  },
  isUrl: { code: 'wrong_format', text: { zh: '应为网址', en: 'must be a URL' } },
  isWritten: {
    code: 'wrong_format',
    text: {
      zh: '请写明内容：不能为空或只有空格，也不能含 NUL 或残缺字符',
      en: 'must say something: not empty, not only spaces, without NUL or half a character',
    },
  },
  isStorable: {
    code: 'wrong_format',
    text: {
      zh: '含有无法保存的字符（NUL 或残缺字符），请删去',
      en: 'has a character that cannot be kept (NUL, or half of one): leave it out',
    },
  },
  isMonth: {
    code: 'wrong_format',
    text: { zh: '应为月份，01 至 12，如 2026-09', en: 'must be a month from 01 to 12, e.g. 2026-09' },
  },
  isDecimal: {
    code: 'wrong_format',
    text: {
      zh: '应为文本形式的十进制数，不含千分位符号，小数最多 6 位，如 "6191.56"',
      en: 'must be a decimal number as text, without separators of thousands, with 6 decimals at most, e.g. "6191.56"',
    },
  },
  isMoment: {
    code: 'wrong_format',
    text: {
      zh: '应为带时区偏移的时刻，如 2026-12-01T09:00:00+08:00',
      en: 'must be an instant with an offset, e.g. 2026-12-01T09:00:00+08:00',
    },
  },
  isStreamStart: {
    code: 'wrong_format',
    text: {
      zh: '应为 now、毫秒时间戳，或带时区偏移的时刻，如 2026-12-01T09:00:00+08:00',
      en: 'must be now, epoch milliseconds, or an instant with an offset, e.g. 2026-12-01T09:00:00+08:00',
    },
  },
  matches: { code: 'wrong_format', text: { zh: '格式不符：{0}', en: 'does not have the form {0}' } },
  minLength: { code: 'too_short', text: { zh: '至少 {0} 个字符', en: 'must have at least {0} characters' } },
  maxLength: { code: 'too_long', text: { zh: '最多 {0} 个字符', en: 'must have at most {0} characters' } },
  isLength: {
    code: 'wrong_length',
    text: { zh: '长度应在 {0} 到 {1} 之间', en: 'must have {0} to {1} characters' },
  },
  min: { code: 'too_small', text: { zh: '不得小于 {0}', en: 'must be at least {0}' } },
  max: { code: 'too_large', text: { zh: '不得大于 {0}', en: 'must be at most {0}' } },
  isPositive: { code: 'too_small', text: { zh: '应为正数', en: 'must be positive' } },
  arrayMinSize: { code: 'too_few', text: { zh: '至少 {0} 项', en: 'must have at least {0} items' } },
  arrayMaxSize: { code: 'too_many', text: { zh: '最多 {0} 项', en: 'must have at most {0} items' } },
  arrayNotEmpty: { code: 'too_few', text: { zh: '不能为空', en: 'must not be empty' } },
  arrayUnique: {
    code: 'not_unique',
    text: { zh: '各项不得重复', en: 'must not contain the same item twice' },
  },
};

/** Constraints about the kind of value: when one fails, the others say nothing useful. */
export const KIND_CONSTRAINTS = new Set([
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isArray',
  'isObject',
  'unknownValue',
  'nestedValidation',
]);

/** Code and text of a failed constraint. */
export function describeConstraint(
  name: string,
  parameters: readonly unknown[],
  message: string,
): { code: string; message: string | Bilingual } {
  const known = TEXTS[name];
  if (!known) return { code: snake(name), message };
  return {
    code: known.code,
    message: { zh: place(known.text.zh, parameters), en: place(known.text.en, parameters) },
  };
}

function place(text: string, parameters: readonly unknown[]): string {
  return text.replace(/\{(\d)\}/g, (_whole, index: string) => {
    const value = parameters[Number(index)];
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
