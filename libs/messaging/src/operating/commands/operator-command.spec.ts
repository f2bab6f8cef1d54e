import { Misused, operatorName } from './operator-command.js';

describe('operatorName', () => {
  const before = process.env['MUSTER_OPERATOR'];
  afterEach(() => {
    if (before === undefined) delete process.env['MUSTER_OPERATOR'];
    else process.env['MUSTER_OPERATOR'] = before;
  });

  it('is what the command line was told, else what the environment says', () => {
    process.env['MUSTER_OPERATOR'] = 'operator-7';
    expect(operatorName('值班员')).toBe('值班员');
    expect(operatorName(undefined)).toBe('operator-7');
  });

  it('takes an empty variable, as docker compose hands it over, for none', () => {
    process.env['MUSTER_OPERATOR'] = '';
    expect(operatorName(undefined)).toBe(process.env['USER'] || 'command-line');
  });

  it('refuses what is no name', () => {
    expect(() => operatorName('two words')).toThrow(Misused);
    expect(() => operatorName('x'.repeat(81))).toThrow(Misused);
  });
});
