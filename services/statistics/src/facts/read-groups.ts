import { type Queryable, statement } from '@muster/persistence';
import {
  GROUP_EVENTS,
  type GroupDirectory,
  groupDirectoryOf,
  type Grouping,
} from '../domain/group-directory.js';
import type { DirectoryEvent } from '../domain/directory-fold.js';
import { ORGANIZATIONS } from '../projection/topic.js';

const groupEvents = statement(
  'group_events',
  `select type, data from public_event
   where topic = $1 and key = $2 and tenant_id = $2 and types && $3 and type = any($3) and recorded_at <= $4 order by version`,
);

/** What groups the directory makes of whistles, as it stood at a moment (by record time). */
export async function readGroups(
  database: Queryable,
  tenantId: string,
  grouping: Grouping,
  moment: Date,
): Promise<GroupDirectory> {
  const types = GROUP_EVENTS[grouping];
  if (types.length === 0) return groupDirectoryOf(grouping, []);
  return groupDirectoryOf(
    grouping,
    await database.query<DirectoryEvent>(groupEvents, [ORGANIZATIONS.code, tenantId, types, moment]),
  );
}
