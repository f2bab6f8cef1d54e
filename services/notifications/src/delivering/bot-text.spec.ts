import { botText } from './bot-text.js';

const message = (lines: string[]) => ({ id: 'm', subject: '【吹哨报到】通知', lines, notices: [] });

it('is the subject when there is one line, else a numbered list', () => {
  expect(botText(message(['一']), 2048)).toBe('【吹哨报到】通知');
  expect(botText(message(['一', '二']), 2048)).toBe('【吹哨报到】通知\n1. 一\n2. 二');
});

it('stays within the bytes, and says how many lines are missing', () => {
  const lines = Array.from({ length: 200 }, (_, index) => `哨件 TJ-2026-${index} 超时`);
  const text = botText(message(lines), 2048);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
  const shown = text.split('\n').length - 2;
  expect(text).toMatch(new RegExp(`… \\+${200 - shown}$`));
});
