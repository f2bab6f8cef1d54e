import { numbersText } from './numbers-text.js';

describe('a published figure', () => {
  it.each([
    [{ numerator: 19, denominator: 20, open: 0 }, '95.0% (19/20)', '95.0% (19/20)'],
    [{ numerator: 2, denominator: 2, open: 1 }, '100.0% (2/2，在途 1)', '100.0% (2/2, 1 running)'],
    [{ numerator: 0, denominator: 0, open: 0 }, '– (0/0)', '– (0/0)'],
    [{ numerator: 37, denominator: null, open: 0 }, '37', '37'],
    [null, '–', '–'],
  ])('of %j reads %s', (numbers, zh, en) => {
    expect(numbersText(numbers, 'zh')).toBe(zh);
    expect(numbersText(numbers, 'en')).toBe(en);
  });
});
