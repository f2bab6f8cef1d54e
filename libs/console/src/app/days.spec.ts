import { dayOf, endOfDay, spanOf } from './days.js';

describe('days of an address', () => {
  it('are whole, the last one too', () => {
    const { from, to } = spanOf(new URLSearchParams('from=2026-10-01&to=2026-10-01'));
    expect(Date.parse(to!) - Date.parse(from!)).toBe(86_400_000);
    expect(new Date(from!).getHours()).toBe(0);
  });

  it('are left out when they are none', () => {
    expect(spanOf(new URLSearchParams('from=yesterday&to='))).toEqual({});
    expect(dayOf(null)).toBeUndefined();
  });

  it('end when the next one begins', () => {
    expect(endOfDay('2026-12-31')).toBe(dayOf('2027-01-01')!.toISOString());
    expect(endOfDay('soon')).toBeUndefined();
  });
});
