import type { DirectoryEvent } from './directory-event.js';
import type { Directory, Enterprise } from './directory.js';
import { OWN_BRANCH_MEMBERS } from './rules/party-rules.js';

/** What an enterprise lacks: an organisation of its own, which three formal members are due (mechanisms 1.4), or any that covers it (1.5). */
export type CoverageNeed = 'own_organisation' | 'any_organisation';

/** Why it came to lack it: it joined, its formal members became more (or fewer), or what covered it does so no longer. */
export type CoverageReason = 'joined' | 'members' | 'cover_lost';

export interface CoverageDue {
  enterprise_id: string;
  need: CoverageNeed;
  reason: CoverageReason;
}

/** Enterprises that one event names at most, so that it stays far below what a message may hold. */
const AT_ONCE = 500;

/**
 * Who is to be covered since this import, and who is not any more (mechanisms 2.5, ADR-0242). The import as a whole decides: who joins together with
 * a branch lacks nothing. A first import tells nobody, for it is how things were found; enterprises that leave are no longer anybody's task.
 */
export function coverageEvents(before: Directory | null, after: Directory): DirectoryEvent[] {
  if (!before) return [];
  const lackedBefore = needsOf(before);
  const lacking = needsOf(after);
  const known = new Map(activeOf(before).map((one) => [one.id, one]));
  const due = activeOf(after).flatMap((enterprise): CoverageDue[] => {
    const need = lacking.get(enterprise.id);
    if (need === undefined || need === lackedBefore.get(enterprise.id)) return [];
    return [{ enterprise_id: enterprise.id, need, reason: reasonOf(known.get(enterprise.id), enterprise) }];
  });
  const settled = activeOf(after)
    .map(({ id }) => id)
    .filter((id) => lackedBefore.has(id) && !lacking.has(id));
  const count = Math.ceil(Math.max(due.length, settled.length) / AT_ONCE);
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index * AT_ONCE, (index + 1) * AT_ONCE];
    return { type: 'coverage.changed', data: { due: due.slice(from, to), settled: settled.slice(from, to) } };
  });
}

/** What each active enterprise lacks; those that lack nothing are not in it. */
export function needsOf(directory: Directory): ReadonlyMap<string, CoverageNeed> {
  const own = new Set<string>();
  const covered = new Set<string>();
  for (const { form, enterprise_ids } of directory.party_organisations)
    for (const id of form === 'committee' ? [] : enterprise_ids) {
      covered.add(id);
      if (form === 'own') own.add(id);
    }
  const needs = new Map<string, CoverageNeed>();
  for (const { id, formal_members } of activeOf(directory)) {
    const isDueOwn = formal_members >= OWN_BRANCH_MEMBERS;
    if (isDueOwn && !own.has(id)) needs.set(id, 'own_organisation');
    if (!isDueOwn && !covered.has(id)) needs.set(id, 'any_organisation');
  }
  return needs;
}

function reasonOf(before: Enterprise | undefined, after: Enterprise): CoverageReason {
  if (!before) return 'joined';
  const isDueOwn = ({ formal_members }: Enterprise): boolean => formal_members >= OWN_BRANCH_MEMBERS;
  return isDueOwn(before) === isDueOwn(after) ? 'cover_lost' : 'members';
}

const activeOf = ({ enterprises }: Directory): Enterprise[] => enterprises.filter(({ active }) => active);
