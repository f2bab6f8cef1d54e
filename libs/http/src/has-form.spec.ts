import { IsOptional } from 'class-validator';
import { HasForm, PossibleText, type Problem, READABLE, validated, WrittenText } from './index.js';

class Asked {
  @IsOptional()
  @WrittenText(20)
  title?: unknown;

  @IsOptional()
  @PossibleText(20)
  note?: unknown;

  @IsOptional()
  @HasForm('isWritten', READABLE, { each: true })
  lines?: unknown;

  @IsOptional()
  @HasForm('isMonth', /^\d{4}-(0[1-9]|1[0-2])$/)
  period?: unknown;

  @IsOptional()
  @HasForm('isMoment', /^\d{4}-/)
  as_of?: unknown;

  @IsOptional()
  @HasForm('isStreamStart', /^now$/)
  since?: unknown;

  @IsOptional()
  @HasForm('isDecimal', /^\d+(\.\d+)?$/)
  value?: unknown;
}

/** What is said of a field in either language; undefined when it is accepted. */
function faults(body: object): unknown {
  try {
    return void validated(Asked, body);
  } catch (error) {
    return (error as Problem).options.errors!.map(({ code, message }) => ({ code, message }));
  }
}

describe('a refusal says what to write', () => {
  it.each([
    [{ title: '' }, '请写明内容', 'must say something'],
    [{ title: ' \t ' }, '请写明内容', 'must say something'],
    [{ title: 'a\0' }, '请写明内容', 'must say something'],
    [{ lines: ['seen', ' '] }, '请写明内容', 'must say something'],
    [{ note: 'a\0' }, '请删去', 'leave it out'],
    [{ period: '2026-13' }, '如 2026-09', 'e.g. 2026-09'],
    [{ as_of: 'yesterday' }, '如 2026-12-01T09:00:00+08:00', 'e.g. 2026-12-01T09:00:00+08:00'],
    [{ since: 'yesterday' }, '应为 now', 'must be now'],
    [{ value: '6,191' }, '如 "6191.56"', 'e.g. "6191.56"'],
    [{ value: 6191.56 }, '应为文本形式', 'as text'],
  ])('%j', (body, zh, en) => {
    expect(faults(body)).toEqual([
      { code: 'wrong_format', message: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) } },
    ]);
    expect(JSON.stringify(faults(body))).not.toMatch(/\^|\\d|\\p/);
  });

  it('and what has the form is accepted', () => {
    expect(faults({ title: '堵', note: '', lines: ['a'], period: '2026-12', since: 'now' })).toBeUndefined();
  });
});
