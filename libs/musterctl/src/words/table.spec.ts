import { table, width } from './table.js';

it('counts Chinese characters as two columns', () => {
  expect(width('死信 a–b')).toBe(8);
});

it('aligns columns under their headings, numbers to the right, and shows what is missing', () => {
  expect(
    table(
      ['服务', 'lag'],
      [
        ['escalation', 7],
        ['统计', null],
      ],
    ),
  ).toBe(['服务        lag', 'escalation    7', '统计          –', ''].join('\n'));
});
