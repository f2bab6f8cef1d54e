import { courseOf, linesOf } from './course.js';
import { instantOf, monthOf, notationOf } from './local-time.js';

const DAY = '2026-10-12';
const at = (notation: string): number => instantOf(notation, DAY);

describe('instants in the days of a story', () => {
  it('are the alliance’s local time', () => {
    expect(new Date(at('d3 14:30')).toISOString()).toBe('2026-10-15T06:30:00.000Z');
    expect(notationOf(at('d3 14:30') + 1, DAY)).toBe('d3 14:30');
    expect(() => at('Monday')).toThrow(/d3 14:00/);
  });

  it('belong to the month that it is there', () => {
    expect(monthOf(Date.parse('2026-10-31T15:59:59Z'))).toBe('2026-10');
    expect(monthOf(Date.parse('2026-10-31T16:00:00Z'))).toBe('2026-11');
  });
});

describe('a course in words', () => {
  it('names unit, clock and outcome, a line for every instant', () => {
    expect(
      courseOf(
        [
          { type: 'ticket.raised', at: at('d0 09:00'), data: {} },
          { type: 'assignment.offered', at: at('d0 09:00'), data: { unit_id: 'tax', role: 'lead' } },
          { type: 'clock.breached', at: at('d0 10:00') + 1, data: { clock: 'sign', unit_id: 'tax' } },
          {
            type: 'assignment.escalated',
            at: at('d0 10:00') + 1,
            data: { unit_id: 'tax', step: 'head', skipped: ['deputy'], clock: 'sign' },
          },
          { type: 'assignment.signed', at: at('d1 09:00'), data: { unit_id: 'tax', clock: 'breached' } },
        ],
        DAY,
      ),
    ).toEqual([
      'd0 09:00 raised offered:tax/lead',
      'd0 10:00 clock.breached:sign@tax ladder:tax/head-deputy',
      'd1 09:00 signed:tax=breached',
    ]);
  });

  it('is read from a story as it is written there, over as many lines as it takes', () => {
    expect(linesOf('\n  d0 09:00 raised\n    dispatched\n  d1 10:00 withdrawn')).toEqual([
      'd0 09:00 raised dispatched',
      'd1 10:00 withdrawn',
    ]);
  });
});
