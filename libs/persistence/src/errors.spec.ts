import { isConnectionLost, isDeadlock, isReadOnly, isTransient, isUniqueViolation } from './errors.js';

const error = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('errors of the database', () => {
  it.each(['08006', '57P01', 'ECONNRESET', 'EAI_AGAIN'])(
    '%s: the connection is lost, so nothing is known',
    (code) => {
      expect(isConnectionLost(error(code))).toBe(true);
      expect(isTransient(error(code))).toBe(true);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])('the driver tells a lost connection only by "%s"', (message) => {
    expect(isConnectionLost(new Error(message))).toBe(true);
  });

  it.each(['40001', '40P01', '53100', '53300', '57014', '25006'])(
    '%s passes; its statement was rolled back',
    (code) => {
      expect(isTransient(error(code))).toBe(true);
      expect(isConnectionLost(error(code))).toBe(false);
    },
  );

  it.each(['23505', '22P02', '42P01', '25P02'])('%s does not pass by itself', (code) => {
    expect(isTransient(error(code))).toBe(false);
  });

  it('knows a server that takes no writes, which is not a lost connection', () => {
    expect(isReadOnly(error('25006'))).toBe(true);
    expect(isReadOnly(error('25P02'))).toBe(false);
  });

  it('knows a violated unique constraint and a deadlock, and takes anything for an error', () => {
    expect(isUniqueViolation(error('23505'))).toBe(true);
    expect(isDeadlock(error('40P01'))).toBe(true);
    for (const nothing of [null, undefined, 'text', {}, new TypeError('a bug')]) {
      expect(isTransient(nothing)).toBe(false);
      expect(isUniqueViolation(nothing)).toBe(false);
      expect(isReadOnly(nothing)).toBe(false);
      expect(isDeadlock(nothing)).toBe(false);
    }
  });
});
