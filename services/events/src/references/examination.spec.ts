import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import { Problem } from '@muster/http';
import { Examination } from './examination.js';
import { referenceTexts } from './reference-texts.js';

const entry = (kind: DirectoryEntry['kind'], data: { id: string }): DirectoryEntry => ({
  kind,
  id: data.id,
  version: 1,
  removed: false,
  data,
});
const alliance = (more: object) =>
  entry('alliance', { id: 'north', lead_unit_ids: [], ...more } as { id: string });
const units = ['secretariat', 'customs', 'closed'].map((id) =>
  entry('unit', { id, active: id !== 'closed' } as { id: string }),
);
const enterprise = entry('enterprise', { id: 'e-1', active: false } as { id: string });
const directory = (more: object = {}) =>
  DirectorySnapshot.of('north', 1, [alliance(more), ...units, enterprise]);

const found = (examination: Examination): [string, string][] => {
  try {
    examination.assertClean();
  } catch (error) {
    return (error as Problem).options.errors!.map(({ pointer, code }) => [pointer, code]);
  }
  return [];
};

it('finds everything that does not fit, each at its place', () => {
  const examination = new Examination(directory())
    .units('/invited_unit_ids', ['customs', 'nobody', 'closed'])
    .enterprises('/invited_enterprise_ids', ['e-1', 'e-9'])
    .operatingModel({ platformCode: 'p', mechanismCode: 'm', modelCodes: ['drives.d', 'p'] })
    .attendance('/attendance', [
      { kind: 'unit', id: 'closed', persons: 1 },
      { kind: 'unit', id: 'x', persons: 1 },
      { kind: 'enterprise', id: 'x', persons: 1 },
      { kind: 'party_organisation', id: 'x', persons: 1 },
    ]);
  expect(found(examination)).toEqual([
    ['/invited_unit_ids/1', 'unknown_unit'],
    ['/invited_unit_ids/2', 'inactive_unit'],
    ['/invited_enterprise_ids/0', 'inactive_enterprise'],
    ['/invited_enterprise_ids/1', 'unknown_enterprise'],
    ['/platform_code', 'unknown_platform'],
    ['/mechanism_code', 'unknown_mechanism'],
    ['/model_codes/0', 'unknown_model_code'],
    ['/model_codes/1', 'unknown_model_code'],
    ['/attendance/1/unit_id', 'unknown_unit'],
    ['/attendance/2/enterprise_id', 'unknown_enterprise'],
    ['/attendance/3/party_organisation_id', 'unknown_party_organisation'],
  ]);
});

it('is content when all fits', () => {
  const model = {
    code: '1+4+5',
    platforms: [{ code: 'p' }],
    mechanisms: [{ code: 'm' }],
    drives: [{ code: 'd' }],
  };
  const examination = new Examination(directory({ operating_model: model }))
    .convenor('/convenor_unit_id', 'customs')
    .operatingModel({ platformCode: 'p', mechanismCode: 'm', modelCodes: ['drives.d'] })
    .operatingModel({ platformCode: null, mechanismCode: null, modelCodes: [] });
  expect(found(examination)).toEqual([]);
});

it.each([
  [{ convenor_unit_id: 'secretariat' }, 'secretariat', []],
  [{ convenor_unit_id: 'secretariat' }, 'customs', [['/c', 'no_convening_right']]],
  [{ convenor_unit_id: 'secretariat', lead_unit_ids: ['customs'] }, 'customs', []],
  [{}, 'customs', []],
  [{ convenor_unit_id: 'secretariat' }, 'nobody', [['/c', 'unknown_unit']]],
  [{}, 'closed', [['/c', 'inactive_unit']]],
])('with %j, %s convening gives %j', (more, unit, faults) => {
  expect(found(new Examination(directory(more)).convenor('/c', unit))).toEqual(faults);
});

it('has words in both languages for every code', () => {
  for (const { zh, en } of Object.values(referenceTexts)) expect(zh && en).toBeTruthy();
});
