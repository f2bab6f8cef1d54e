import { classify, PermanentError, PositionMoved } from './consumer-errors.js';

describe('classify', () => {
  it.each([
    [new PermanentError('refused', 'not this one'), 'permanent'],
    [Object.assign(new Error('deadlock detected'), { code: '40P01' }), 'transient'],
    [new Error('Connection terminated unexpectedly'), 'transient'],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'transient'],
    [Object.assign(new Error('duplicate key'), { code: '23505' }), 'unknown'],
    [new TypeError('a bug'), 'unknown'],
    [new PositionMoved(['t/0']), 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (error, expected) => {
    expect(classify(error)).toBe(expected);
  });
});
