import { accountOf } from '../campaign/alliances.js';
import type { Evidence } from './evidence.js';
import { ON_ITS_OWN, recounted, type Shown } from './figures-recounted.js';
import { ask } from './gateway-reader.js';
import { together, type Verdict, verdict } from './verdict.js';

interface Figures {
  readonly period: string;
  readonly tickets: {
    readonly total: number;
    readonly by_state: readonly { state: string; count: number }[];
    readonly raised: number;
    readonly closed: number;
    readonly reopened: number;
  };
  readonly indicators: readonly Shown[];
}

/** I7: figures equal a recomputation from the log: the service's own, cell by cell, and a count of ours in SQL. */
export async function figuresEqualTheLog(evidence: Evidence): Promise<Verdict> {
  const objections = await evidence.verifyStatistics();
  return together(
    verdict('statistics verify: every cell equals its recomputation', objections ? [objections] : []),
    await counted(evidence),
  );
}

async function counted(evidence: Evidence): Promise<Verdict> {
  const { alliances, gatewayUrl, query } = evidence;
  const wrong: string[] = [];
  let compared = 0;
  for (const alliance of alliances) {
    const { status, answer } = await ask<Figures>(
      gatewayUrl,
      accountOf(alliance, 'analyst'),
      '/v1/statistics/alliance',
    );
    if (status !== 200) {
      wrong.push(`the figures of ${alliance.id} → ${status}`);
      continue;
    }
    const equal = (what: string, found: number, counted: number): void => {
      compared += 1;
      if (found !== counted) wrong.push(`${alliance.id} ${what}: ${found}, counted ${counted}`);
    };
    const states = await query<{ state: string; n: number }>(
      'escalation',
      'select state, count(*)::int as n from ticket where tenant_id = $1 group by state',
      [alliance.id],
    );
    equal(
      'whistles',
      answer.tickets.total,
      states.reduce((sum, { n }) => sum + n, 0),
    );
    for (const { state, n } of states)
      equal(state, answer.tickets.by_state.find((each) => each.state === state)?.count ?? 0, n);
    const events = await query<{ type: string; n: number }>(
      'escalation',
      `select type, count(*)::int as n from event_log event
       where tenant_id = $1 and to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM') = $2
         and (type <> 'ticket.reopened' or ${ON_ITS_OWN}) group by type`,
      [alliance.id, answer.period],
    );
    for (const what of ['raised', 'closed', 'reopened'] as const)
      equal(what, answer.tickets[what], events.find(({ type }) => type === `ticket.${what}`)?.n ?? 0);
    const further = await recounted(evidence, alliance, answer.period, answer.indicators);
    for (const { what, found, counted: again } of further) equal(what, found, again);
  }
  return verdict(`${compared} figures counted again in SQL`, wrong);
}
