import { besideGrowthText, growthText, monthsText, percentText } from './published-figure-text.js';

it('names months, one or several', () => {
  expect(monthsText({ from: '2021-01', to: '2021-03' })).toBe('2021-01 – 2021-03');
  expect(monthsText({ from: '2021-03', to: '2021-03' })).toBe('2021-03');
});

it.each([
  ['16.06', '+16.06%'],
  ['-7.50', '−7.50%'],
  ['0.0', '0.0%'],
  [null, '–'],
])('writes %s per cent as %s', (percent, text) => expect(percentText(percent)).toBe(text));

it.each([
  [{ difference: '856.77', computed_percent: '16.060', small_base: false }, '+16.060%', '+16.060%'],
  [{ difference: '6', computed_percent: '200.00', small_base: true }, '+6，+200.00%', '+6, +200.00%'],
  [{ difference: '4', computed_percent: null, small_base: true }, '+4（上年为 0）', '+4 (none then)'],
  [{ difference: null, computed_percent: null, small_base: false }, '–', '–'],
])('%j', (figure, zh, en) => {
  expect([growthText(figure, 'zh'), growthText(figure, 'en')]).toEqual([zh, en]);
});

it('says what the growth is over', () => {
  expect(besideGrowthText({ year_before: '3', implied_before: null }, 'zh')).toBe('上年 3');
  expect(besideGrowthText({ year_before: null, implied_before: '3' }, 'en')).toBe(
    'a year before, implied: 3',
  );
  expect(besideGrowthText({ year_before: null, implied_before: null }, 'zh')).toBe('');
});
