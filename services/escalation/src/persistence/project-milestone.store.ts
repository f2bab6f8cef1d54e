import { Injectable } from '@nestjs/common';
import { Database } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { MilestoneState } from '../domain/projects/milestone.js';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import { Conditions, ListStatements } from './conditions.js';

/** Whose processes are seen; absent: everybody's. */
export interface ProcessScope {
  readonly enterpriseId?: string | undefined;
  readonly unitId?: string | undefined;
}

/** What the register is narrowed to; absent: not narrowed. */
export interface MilestoneFilter {
  readonly projectId?: string | undefined;
  /** That answers for it. */
  readonly unitId?: string | undefined;
  /** Planned before this day, `YYYY-MM-DD`. */
  readonly dueBefore?: string | undefined;
}

export interface MilestonePage extends MilestoneFilter {
  readonly states: readonly MilestoneState[];
  readonly after?: readonly [plannedOn: string, processId: string, code: string] | undefined;
  /** Rows at most. */
  readonly limit: number;
}

/** A milestone on its page, with its process. */
export interface ListedMilestone {
  readonly stored: Stored<ProjectProcess>;
  readonly code: string;
}

/** How many there are in each state. */
export interface MilestoneCounts extends Record<MilestoneState, number> {
  /** Days gained (positive) or lost against the first plan, summed over what has been reached. */
  readonly days_ahead_of_first: number;
}

// The state as of now: what time makes of an awaited one is asked of its deadline, not of the watch.
const STATE = `case when m.state = 'awaited' then case when m.due_at <= clock_timestamp() then 'late' else 'planned' end else m.state end`;
const FROM = `project_milestone m join project_process p on p.tenant_id = m.tenant_id and p.id = m.process_id`;

/** The milestones of all projects: lists by keyset, counts (ADR-0241). */
@Injectable()
export class ProjectMilestoneStore {
  private readonly statements = new ListStatements();

  constructor(private readonly database: Database) {}

  /** The earliest planned first. */
  async list(tenantId: string, scope: ProcessScope, page: MilestonePage): Promise<ListedMilestone[]> {
    const where = narrowed(tenantId, scope, page);
    where.add(`${STATE} = any($)`, page.states);
    if (page.after) {
      const [day, process, code] = page.after.map((value) => where.parameter(value));
      where.add(`(m.planned_on, m.process_id, m.code) > (${day}::date, ${process}::uuid, ${code}::text)`);
    }
    const limit = where.parameter(page.limit);
    const sql = this.statements.of(
      'milestones',
      where,
      () => `select m.code, p.document as state, p.version from ${FROM}
        where m.tenant_id = $1${where.sql} order by m.planned_on, m.process_id, m.code limit ${limit}`,
    );
    const rows = await this.database.query<Stored<ProjectProcess> & { code: string }>(sql, where.values);
    return rows.map(({ code, state, version }) => ({ code, stored: { state, version } }));
  }

  async count(tenantId: string, scope: ProcessScope, filter: MilestoneFilter): Promise<MilestoneCounts> {
    const where = narrowed(tenantId, scope, filter);
    const of = (state: MilestoneState) => `(count(*) filter (where state = '${state}'))::int as ${state}`;
    const sql = this.statements.of(
      'milestone_counts',
      where,
      () => `select ${of('planned')}, ${of('late')}, ${of('reached')}, ${of('removed')},
          coalesce(sum(days_ahead_of_first), 0)::int as days_ahead_of_first
        from (select ${STATE} as state, m.days_ahead_of_first from ${FROM} where m.tenant_id = $1${where.sql}) as counted`,
    );
    return (await this.database.query<MilestoneCounts>(sql, where.values))[0]!;
  }
}

function narrowed(tenantId: string, scope: ProcessScope, filter: MilestoneFilter): Conditions {
  const where = new Conditions(tenantId);
  if (scope.enterpriseId !== undefined) where.add('p.enterprise_id = $', scope.enterpriseId);
  if (scope.unitId !== undefined) where.add('$ = any(p.unit_ids)', scope.unitId);
  if (filter.projectId !== undefined) where.add('m.project_id = $', filter.projectId);
  if (filter.unitId !== undefined) where.add('m.unit_id = $', filter.unitId);
  if (filter.dueBefore !== undefined) where.add('m.planned_on < $::date', filter.dueBefore);
  return where;
}
