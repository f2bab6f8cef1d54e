import { SESSION_LIFETIME_S } from './credential.store.js';

/** The cookie that holds a session's token. `__Host-` binds it to this very host, which browsers allow over https only. */
export interface SessionCookie {
  readonly name: string;
  readonly secure: boolean;
}

export function sessionCookie(secure: boolean): SessionCookie {
  return { name: secure ? '__Host-muster' : 'muster_session', secure };
}

/** The `Set-Cookie` value that starts a session. */
export function setCookie({ name, secure }: SessionCookie, token: string): string {
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_LIFETIME_S}${secure ? '; Secure' : ''}`;
}

/** The `Set-Cookie` value that ends one. */
export function clearCookie({ name, secure }: SessionCookie): string {
  return `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`;
}

/** The session's token among the cookies of a request. */
export function readCookie({ name }: SessionCookie, header: string | undefined): string | undefined {
  if (!header) return undefined;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Injection token of the `SessionCookie` in use. */
export const SESSION_COOKIE = Symbol('SessionCookie');
