import { DirectorySnapshot } from '@muster/directory';
import { changed, harbourEntries } from '../domain/testing/harbour.js';
import { onDutyUntil } from './on-duty-until.js';

const shift = (from: string, to: string) => ({
  officer_id: `o-${from}`,
  from: `2026-10-01T${from}:00Z`,
  to: `2026-10-0${to}:00Z`,
});
const rota = changed('rota', 'customs', {
  unit_id: 'customs',
  shifts: [shift('12:00', '1T20:00'), shift('08:00', '1T12:00'), shift('22:00', '2T08:00')],
});
const directory = DirectorySnapshot.of('harbour', 1, [...harbourEntries, rota]);
const at = (time: string) => onDutyUntil(directory, 'customs', Date.parse(`2026-10-01T${time}:00Z`));

describe('how long somebody is on duty', () => {
  it('lasts through shifts that take over without a gap', () => {
    expect(at('09:00')).toBe(Date.parse('2026-10-01T20:00Z'));
    expect(at('23:00')).toBe(Date.parse('2026-10-02T08:00Z'));
  });
  it('is not at all in a gap, and for a unit without a rota', () => {
    expect(at('20:00')).toBeUndefined();
    expect(onDutyUntil(directory, 'office', Date.parse('2026-10-01T09:00Z'))).toBeUndefined();
  });
});
