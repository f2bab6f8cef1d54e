import { clearCookie, readCookie, sessionCookie, setCookie } from './session-cookie.js';

describe('the session cookie', () => {
  it('is bound to the host over https', () => {
    expect(setCookie(sessionCookie(true), 't')).toBe(
      '__Host-muster=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure',
    );
    expect(clearCookie(sessionCookie(false))).toBe(
      'muster_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    );
  });

  it.each([
    ['muster_session=abc', 'abc'],
    ['a=1; muster_session=abc ;b=2', 'abc'],
    ['xmuster_session=abc', undefined],
    ['muster_session=', undefined],
    ['muster_session', undefined],
    [undefined, undefined],
  ])('is found in %j', (header, token) => {
    expect(readCookie(sessionCookie(false), header)).toBe(token);
  });
});
