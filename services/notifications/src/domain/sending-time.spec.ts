import { sendingTime } from './sending-time.js';
import { isTimeZone, localText, nextLocal } from './zoned-time.js';

const ZONE = 'Asia/Shanghai';
const calm = { emergency: false };
const night = { from: 22 * 60, to: 7 * 60, timeZone: ZONE };
const at = (text: string) => new Date(`${text}+08:00`);
const sent = (now: string, subscription: object, notice: object = calm) => {
  const { dueAt, window } = sendingTime(
    { ...calm, ...notice },
    { quietHours: null, digest: 'none', ...subscription },
    at(now),
    ZONE,
  );
  return [localText(dueAt.toISOString(), ZONE), window !== null];
};

it('sends at once unless told otherwise', () => {
  expect(sent('2026-11-24T10:20:00', {})).toEqual(['2026-11-24 10:20', false]);
  expect(sent('2026-11-24T10:20:00', { quietHours: night })).toEqual(['2026-11-24 10:20', false]);
});

it.each([
  ['2026-11-24T21:59:00', '2026-11-24 21:59', false],
  ['2026-11-24T22:00:00', '2026-11-25 07:00', true],
  ['2026-11-25T03:00:00', '2026-11-25 07:00', true],
  ['2026-11-25T07:00:00', '2026-11-25 07:00', false],
])('waits for the end of quiet hours: %s', (now, due, gathered) => {
  expect(sent(now, { quietHours: night })).toEqual([due, gathered]);
});

it('lets an emergency break quiet hours and digests', () => {
  expect(sent('2026-11-25T03:00:00', { quietHours: night, digest: 'daily' }, { emergency: true })).toEqual([
    '2026-11-25 03:00',
    false,
  ]);
});

it('gathers by the hour, and daily until eight in the morning; quiet hours hold the digest as well', () => {
  expect(sent('2026-11-24T10:20:00', { digest: 'hourly' })).toEqual(['2026-11-24 11:00', true]);
  expect(sent('2026-11-24T07:59:00', { digest: 'daily' })).toEqual(['2026-11-24 08:00', true]);
  expect(sent('2026-11-24T08:00:00', { digest: 'daily' })).toEqual(['2026-11-25 08:00', true]);
  expect(sent('2026-11-24T21:30:00', { digest: 'hourly', quietHours: night })).toEqual([
    '2026-11-25 07:00',
    true,
  ]);
});

it('knows zones with daylight saving: the day has 23 or 25 hours, and eight o’clock stays eight o’clock', () => {
  const zone = 'Europe/Berlin';
  const before = new Date('2026-03-28T10:00:00Z');
  expect(nextLocal(8 * 60, before, zone).toISOString()).toBe('2026-03-29T06:00:00.000Z');
  expect(nextLocal(8 * 60, new Date('2026-10-24T10:00:00Z'), zone).toISOString()).toBe(
    '2026-10-25T07:00:00.000Z',
  );
  expect([isTimeZone(zone), isTimeZone('Harbour/Nowhere')]).toEqual([true, false]);
});
