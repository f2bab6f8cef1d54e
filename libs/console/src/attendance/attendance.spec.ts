import { attendeeOf, distinct, entriesOf, givenOf } from './attendance.js';

describe('attendance', () => {
  it('is sent as it was recorded, with what was changed', () => {
    const recorded = [
      { unit_id: 'customs', persons: 2, hours: 1.5 },
      { party_organisation_id: 'branch-1', persons: 3, hours: 2 },
    ];
    const given = givenOf(recorded);
    expect(entriesOf(given)).toEqual(recorded);
    expect(entriesOf({ ...given, 'unit customs': { persons: 0, hours: 0 } })[0]).toEqual({
      unit_id: 'customs',
      persons: 0,
      hours: 0,
    });
  });

  it('leaves out organisations of which nothing was said', () => {
    expect(
      entriesOf({ 'unit customs': {}, 'unit maritime': { persons: null }, 'enterprise e-1': { persons: 1 } }),
    ).toEqual([{ enterprise_id: 'e-1', persons: 1 }]);
  });

  it('names an organisation once, whether it was expected or came', () => {
    const expected = { kind: 'unit', id: 'customs' } as const;
    expect(
      distinct([
        expected,
        attendeeOf({ unit_id: 'customs', persons: 1 }),
        attendeeOf({ enterprise_id: 'customs', persons: 1 }),
      ]),
    ).toEqual([expected, { kind: 'enterprise', id: 'customs' }]);
  });
});
