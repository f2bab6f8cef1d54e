import fc from 'fast-check';
import {
  gramNumbers,
  gramsOf,
  gramsWanted,
  normalised,
  numberGrams,
  numbersToFind,
  wordsOf,
} from './grams.js';

const found = (question: string, text: string) => {
  const grams = gramsOf(normalised(text));
  return wordsOf(question).every(
    (word) => gramsWanted(word).every((gram) => grams.has(gram)) && gramsWanted(word).length > 0,
  );
};

describe('the grams of a text', () => {
  it('pairs Chinese characters, keeps each alone, and takes Latin in threes', () => {
    expect([...gramsOf('查验a1b2，冷')].sort()).toEqual(
      ['a1b', '1b2', '冷', '查', '查验', '验', '验a'].sort(),
    );
    expect([...gramsOf('48 小时')].sort()).toEqual(['48 ', '小', '小时', '时'].sort());
  });

  it.each([
    ['查验', '等待查验'],
    ['桥', '三号桥限高'],
    ['48小时', '超过48小时'],
    ['８小时', '148小时'],
    ['msku123', 'MSKU1234567'],
    ['TJ-2026-0001', 'tj-2026-000123 集装箱'],
    ['000123', 'TJ-2026-000123'],
    ['冷链 查验', '查验排队，冷链货物'],
    ['3号', '泊位３号'],
    ['e区', 'E区'],
    ['x1', 'gate X1 closed'],
    ['𠮷野', '𠮷野家'],
  ])('finds %s in %s', (question, text) => expect(found(question, text)).toBe(true));

  it.each([
    ['查验', '查封检验'],
    ['x1', 'box12'],
    ['冷链 报关', '冷链货物'],
    ['!!', '！！'],
  ])('does not find %s in %s', (question, text) => expect(found(question, text)).toBe(false));

  it('looks for no more than the pairs, which say what their characters say', () => {
    expect(gramsWanted('冷链货物')).toEqual(['冷链', '链货', '货物']);
    expect(gramsWanted('桥')).toEqual(['桥']);
  });

  it('gives every alliance numbers of its own', () => {
    const [harbour, other] = ['harbour', 'next-door'].map((tenant) => gramNumbers(tenant, ['查验', '冷链']));
    expect(new Set([...harbour!, ...other!]).size).toBe(4);
    expect(harbour!.every((number) => Number.isInteger(number) && Math.abs(number) <= 2 ** 31)).toBe(true);
  });

  it('numbers a ticket’s grams where they stand as it numbers them by themselves', () => {
    const unit = fc.constantFrom(...'堆场闸口ａB9-，é 𠮷', 'e\u0301');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.string({ unit, maxLength: 12 }), (said, no) => {
        const [text, number] = [normalised(said), normalised(no)];
        const grams = [...gramsOf(text), ...numberGrams(gramsOf(number))];
        expect(numbersToFind('harbour', text, number)).toEqual(gramNumbers('harbour', grams));
      }),
    );
  });

  it('has short Latin words as a whole, wherever they stand', () => {
    const words = (text: string) => [...gramsOf(text)].filter((gram) => gram.endsWith(' ')).sort();
    expect(words('a bc def 3号 港x1港 gh')).toEqual(['3 ', 'a ', 'bc ', 'gh ', 'x1 ']);
  });
});
