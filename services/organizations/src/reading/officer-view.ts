import type { Identity, Role } from '@muster/auth';
import type { Officer } from '../domain/directory.js';

const CALLERS: readonly Role[] = ['hotline', 'dispatcher', 'council', 'supervisor', 'operator'];

/** Who may see telephone numbers: those who must be able to call (ADR-0053). */
export function mayPhone({ role }: Identity): boolean {
  return CALLERS.includes(role);
}

/** Analysts work with figures; people's names are none of them. */
export function mayName({ role }: Identity): boolean {
  return role !== 'analyst';
}

/** An officer as this caller may see them. */
export function officerView(
  { id, name, phone, posts }: Officer,
  who: Identity,
): Partial<Officer> & Pick<Officer, 'id' | 'posts'> {
  return {
    id,
    ...(mayName(who) ? { name } : {}),
    ...(mayPhone(who) && phone !== undefined ? { phone } : {}),
    posts: mayName(who) ? posts : posts.map(({ appointed_by: _body, ...post }) => post),
  };
}
