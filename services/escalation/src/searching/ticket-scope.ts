import { type Identity, isUnitRole } from '@muster/auth';
import { iso } from '../domain/event-parts.js';
import { followerName } from '../persistence/follower-state-sql.js';
import { seesTexts, speaksForEnterprise } from '../reading/visibility.js';
import type { TicketConditions } from './ticket.query.js';
import type { TicketFilter } from './ticket-filter.js';

/**
 * What a caller asks for, within what it may see (ADR-0038): an enterprise its own, or those that it follows, a unit those that it takes part in.
 *
 * @returns undefined when there can be nothing.
 */
export function filterFor(who: Identity, asked: TicketConditions): TicketFilter | undefined {
  const own = { enterprise: speaksForEnterprise(who), unit: isUnitRole(who.role) };
  const followed = asked.followed === true;
  if (own.enterprise && !followed && (asked.enterprise_id ?? who.enterpriseId) !== who.enterpriseId)
    return undefined;
  if ((own.enterprise && !who.enterpriseId) || (own.unit && !who.unitId)) return undefined;
  return {
    ids: asked.id,
    states: asked.state,
    kinds: asked.kind,
    level: asked.level,
    category: asked.category,
    processStage: asked.process_stage,
    enterpriseId: own.enterprise && !followed ? who.enterpriseId : asked.enterprise_id,
    leadUnitId: asked.lead_unit_id,
    unitIds: [asked.unit_id, own.unit ? who.unitId : undefined].filter((id) => id !== undefined),
    placeCode: asked.place,
    projectId: asked.project_id,
    follower: followed ? nameOf(who) : undefined,
    source: asked.source,
    ...attributesOf(asked),
    priority: asked.priority,
    round: asked.round,
    reopened: asked.reopened,
    overdue: asked.overdue,
    dueBefore: instant(asked.due_before),
    raisedFrom: instant(asked.raised_from),
    raisedTo: instant(asked.raised_to),
    text: asked.q === undefined ? undefined : { question: asked.q, inTexts: seesTexts(who) },
  };
}

/** A standing task force is a mode of its own (lifecycle B3), kept as a flag; until it stands down the whistle is in no other. */
function attributesOf({ mode, flags = [] }: TicketConditions): Pick<TicketFilter, 'mode' | 'flags'> {
  return mode === 'task_force' ? { flags: [...flags, mode] } : { mode, flags };
}

// Of a day alone PostgreSQL would make midnight where its server stands.
function instant(text: string | undefined): string | undefined {
  return text === undefined ? undefined : iso(Date.parse(text));
}

function nameOf(who: Identity): string {
  const { accountId } = who;
  return followerName({ accountId, enterpriseId: speaksForEnterprise(who) ? who.enterpriseId! : null })!;
}
