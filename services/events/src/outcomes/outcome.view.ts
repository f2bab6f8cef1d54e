import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Activity } from '../domain/activity.js';
import type { Outcome } from '../domain/outcome.js';
import { OUTCOME_KIND_CODES } from '../domain/outcome-kind.js';
import { Actions } from '../looking-up/possible-actions.js';
import { presentTicket, TicketOnAgenda, ticketExample, type Tickets } from '../looking-up/ticket.view.js';
import { uuid } from '../looking-up/uuid.property.js';
import { answersForActivity } from './outcome-rights.js';

/** What can be done with an outcome of an activity; it is among the `x-actions` of the operation that does it. */
export const OUTCOME_ACTIONS = ['withdraw_outcome'] as const;

const text = (description: string) => ({ type: String, nullable: true, description }) as const;

export class OutcomeView {
  @ApiProperty(uuid('成果编号 / id'))
  id: string;
  @ApiProperty({ enum: OUTCOME_KIND_CODES, description: '成果类别 / kind', example: 'match' })
  kind: string;
  @ApiProperty({ type: 'integer', description: '件数 / how many of the kind', example: 1 })
  count: number;
  @ApiProperty({
    type: [TicketOnAgenda],
    description:
      '解决或由此吹响的哨件；企业只见本企业的 / whistles solved or raised from it; to an enterprise its own',
  })
  tickets: TicketOnAgenda[];
  @ApiProperty(text('供应企业；企业只见涉及本企业的撮合 / who supplies; to an enterprise of its own matches'))
  supplier_enterprise_id: string | null;
  @ApiProperty(text('采购企业，同上 / who buys; likewise'))
  buyer_enterprise_id: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '金额（元），同上 / value in yuan; likewise',
    example: 1200000,
  })
  value_yuan: number | null;
  @ApiProperty({ ...text('达成日期，同上 / day on which they agreed; likewise'), format: 'date' })
  agreed_on: string | null;
  @ApiProperty(text('说明，企业看不到 / note; not for enterprises'))
  note: string | null;
  @ApiProperty({ format: 'date-time', description: '登记时间 / when it was recorded, UTC' })
  recorded_at: string;
  @ApiProperty({
    ...text('何时撤回；企业看不到撤回的 / when it was withdrawn, UTC; not shown to enterprises then'),
    format: 'date-time',
  })
  withdrawn_at: string | null;
  @ApiProperty(text('撤回原因 / why it was withdrawn'))
  withdrawn_reason: string | null;
  @Actions(OUTCOME_ACTIONS)
  actions: string[];
}

/** What a reader may do with an outcome now. */
export function outcomeActions(
  who: Pick<Identity, 'role' | 'unitId'>,
  activity: Pick<Activity, 'hostUnitIds'>,
  { withdrawn }: Pick<Outcome, 'withdrawn'>,
): (typeof OUTCOME_ACTIONS)[number][] {
  return !withdrawn && answersForActivity(who, activity) ? [...OUTCOME_ACTIONS] : [];
}

/**
 * The outcomes of an activity for a reader. An enterprise sees that they are there, of matches and whistles its own only, and nothing that was
 * withdrawn or written down (ADR-0236).
 */
export function presentOutcomes(who: Identity, activity: Activity, tickets: Tickets): OutcomeView[] {
  const isInside = who.role !== 'enterprise';
  return (activity.outcomes ?? [])
    .filter(({ withdrawn }) => isInside || !withdrawn)
    .map((outcome) => {
      const { id, kind, count, ticketIds, note, at, withdrawn } = outcome;
      const match = isInside || isOf(who, outcome) ? outcome.match : undefined;
      return {
        ...{ id, kind, count },
        tickets: ticketIds.flatMap((ticketId) => presentTicket(who, ticketId, tickets) ?? []),
        supplier_enterprise_id: match?.supplierEnterpriseId ?? null,
        buyer_enterprise_id: match?.buyerEnterpriseId ?? null,
        value_yuan: match?.valueYuan ?? null,
        agreed_on: match?.agreedOn ?? null,
        note: isInside ? note : null,
        recorded_at: at,
        withdrawn_at: withdrawn?.at ?? null,
        withdrawn_reason: withdrawn?.reason ?? null,
        actions: outcomeActions(who, activity, outcome),
      };
    });
}

function isOf({ enterpriseId }: Identity, { match }: Outcome): boolean {
  if (!match || enterpriseId === undefined) return false;
  return match.supplierEnterpriseId === enterpriseId || match.buyerEnterpriseId === enterpriseId;
}

/** For the OpenAPI document. */
export const outcomeExample: OutcomeView = {
  id: '0198f0f4-1c00-7a10-8000-000000000041',
  kind: 'solved_on_the_spot',
  count: 1,
  tickets: [ticketExample],
  supplier_enterprise_id: null,
  buyer_enterprise_id: null,
  value_yuan: null,
  agreed_on: null,
  note: '现场协调泊位，当日恢复作业',
  recorded_at: '2026-12-05T08:00:00.000Z',
  withdrawn_at: null,
  withdrawn_reason: null,
  actions: ['withdraw_outcome'],
};
