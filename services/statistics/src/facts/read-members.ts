import type { Queryable } from '@muster/persistence';
import { MEMBER_EVENTS, type Members, membersOf } from '../domain/members.js';
import { readDirectoryEvents } from './read-directory-events.js';

/** Enterprises and party organisations as the directory stood at a moment (by record time). */
export async function readMembers(database: Queryable, tenantId: string, moment: Date): Promise<Members> {
  return membersOf(await readDirectoryEvents(database, tenantId, MEMBER_EVENTS, moment));
}
