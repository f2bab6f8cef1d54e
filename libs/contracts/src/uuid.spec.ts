import fc from 'fast-check';
import { isUuid } from './uuid.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

it('takes UUIDs in either case', () => {
  fc.assert(fc.property(fc.uuid(), (id) => isUuid(id) && isUuid(id.toUpperCase())));
});

it('refuses whatever differs from one in a sign, as the regular expression does', () => {
  const sign = fc.oneof(
    fc.string({ maxLength: 2, unit: 'binary' }),
    fc.constantFrom('-', 'g', 'F', '0', 'ff'),
  );
  fc.assert(
    fc.property(fc.uuid(), fc.nat(36), sign, (id, at, other) => {
      const changed = id.slice(0, at) + other + id.slice(at + 1);
      return isUuid(changed) === UUID.test(changed);
    }),
  );
});

it('refuses what is none', () => {
  for (const text of [
    '',
    '-',
    'urn:uuid:01a22dd9-0e5c-7386-975f-fba9a8ba5961',
    '-'.repeat(36),
    '0'.repeat(36),
  ])
    expect(isUuid(text)).toBe(false);
});
