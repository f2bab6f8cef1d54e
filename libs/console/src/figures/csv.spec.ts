import { csvOf } from './csv.js';

describe('CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends every line', () => {
    expect(
      csvOf([
        ['单位', '解决率'],
        ['海关', 0.5],
      ]),
    ).toBe('\uFEFF单位,解决率\r\n海关,0.5\r\n');
  });

  it('quotes what would break a line or a cell', () => {
    expect(csvOf([['a,b', 'say "no"', 'two\nlines', null]])).toBe(
      '\uFEFF"a,b","say ""no""","two\nlines",\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1+1'])('takes the formula out of %j', (text) => {
    expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`);
  });

  it('quotes a formula that it made harmless', () => {
    expect(csvOf([['=HYPERLINK("x","y")']])).toBe('\uFEFF"\'=HYPERLINK(""x"",""y"")"\r\n');
  });

  it('leaves numbers alone, those below zero too', () => {
    expect(csvOf([[-3.2, 0, 12]])).toBe('\uFEFF-3.2,0,12\r\n');
  });
});
