import { skewedDate } from './skewed-date.js';

const HOUR = 3_600_000;

describe('a skewed date', () => {
  let offset = HOUR;
  const Skewed = skewedDate(Date, () => offset);
  const ahead = (ms: number) => Math.round((ms - Date.now()) / 1000);

  it('is off wherever the present is asked for', () => {
    offset = HOUR;
    expect(ahead(Skewed.now())).toBe(3600);
    expect(ahead(new Skewed().getTime())).toBe(3600);
    expect(Math.abs(Date.parse(Skewed()) - Date.now() - HOUR)).toBeLessThan(2_000);
  });

  it('steps when it is told to', () => {
    offset = HOUR;
    const before = Skewed.now();
    offset = 0;
    expect(before - Skewed.now()).toBeGreaterThan(HOUR - 1_000);
  });

  it('leaves instants that are named as they are, and makes dates like any other', () => {
    expect(new Skewed(7).getTime()).toBe(7);
    expect(new Skewed('2026-11-26T00:00:00Z').toISOString()).toBe('2026-11-26T00:00:00.000Z');
    expect(Skewed.UTC(2026, 0)).toBe(Date.UTC(2026, 0));
    expect(new Skewed()).toBeInstanceOf(Date);
    expect(new Date()).toBeInstanceOf(Skewed);
  });
});
