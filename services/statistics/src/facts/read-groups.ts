import type { Queryable } from '@muster/persistence';
import {
  GROUP_EVENTS,
  type GroupDirectory,
  groupDirectoryOf,
  type Grouping,
} from '../domain/group-directory.js';
import { readDirectoryEvents } from './read-directory-events.js';

/** What groups the directory makes of whistles, as it stood at a moment (by record time). */
export async function readGroups(
  database: Queryable,
  tenantId: string,
  grouping: Grouping,
  moment: Date,
): Promise<GroupDirectory> {
  const types = GROUP_EVENTS[grouping];
  if (types.length === 0) return groupDirectoryOf(grouping, []);
  return groupDirectoryOf(grouping, await readDirectoryEvents(database, tenantId, types, moment));
}
