import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import { DECISION_ACTIONS, decisionActions } from '../decisions/decision-rights.js';
import { type Decision, DECISION_STATES, type DecisionState, decisionState } from '../domain/decision.js';
import { Actions } from './possible-actions.js';
import { uuid } from './uuid.property.js';

const instant = (description: string) =>
  ({ type: String, format: 'date-time', nullable: true, description }) as const;
const text = (description: string) => ({ type: String, nullable: true, description }) as const;

export class DecisionView {
  @ApiProperty(uuid('决定编号；关联哨件的后续任务同号 / id, also of the follow-up that the ticket gets'))
  id: string;
  @ApiProperty({ description: '本次会议的第几项 / which of the meeting, from 1', example: 1 })
  decision_no: number;
  @ApiProperty(uuid('议题 / agenda item', true))
  agenda_item_id: string | null;
  @ApiProperty(uuid('关联哨件 / ticket', true))
  ticket_id: string | null;
  @ApiProperty({ description: '决定内容 / what was decided' })
  text: string;
  @ApiProperty({ description: '责任单位 / unit that owns it' })
  owner_unit_id: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: '完成期限 / due day' })
  due_on: string | null;
  @ApiProperty({
    enum: DECISION_STATES,
    description:
      '待落实、已落实；at_ticket：成为哨件的后续任务，随哨件跟踪 / to be carried out, carried out; at_ticket: it became the whistle’s follow-up, and is followed there',
  })
  state: DecisionState;
  @ApiProperty({ description: '已过期限，仍未落实 / its due day is over, and it is not carried out' })
  overdue: boolean;
  @ApiProperty(instant('何时登记为已落实 / when it was reported as carried out, UTC'))
  carried_out_at: string | null;
  @ApiProperty(instant('at_ticket：何时在哨件中落地 / at_ticket: when it landed at the whistle, UTC'))
  landed_at: string | null;
  @ApiProperty(text('落实情况，企业看不到 / what was done; not for enterprises'))
  note: string | null;
  @ApiProperty(instant('最近何时退回 / when it was last given back, UTC'))
  reopened_at: string | null;
  @ApiProperty(text('最近为何退回，企业看不到 / why, the last time; not for enterprises'))
  reopened_reason: string | null;
  @Actions(DECISION_ACTIONS)
  actions: string[];
}

/**
 * A decision for a reader.
 *
 * @param no which of the meeting, from 1.
 * @param ticketId its ticket, if the reader may know of it.
 * @param landedAt when it landed there, RFC 3339, if it has.
 */
export function presentDecision(
  who: Identity,
  decision: Decision,
  no: number,
  ticketId: string | null,
  landedAt: string | null,
): DecisionView {
  const { carriedOut, reopened } = decision;
  const isInside = who.role !== 'enterprise';
  return {
    id: decision.id,
    decision_no: no,
    agenda_item_id: decision.agendaItemId,
    ticket_id: ticketId,
    text: decision.text,
    owner_unit_id: decision.ownerUnitId,
    due_on: decision.dueOn,
    state: decisionState(decision),
    overdue: decision.overdueSince !== undefined && !carriedOut,
    carried_out_at: carriedOut?.at ?? null,
    landed_at: landedAt,
    note: isInside ? (carriedOut?.note ?? null) : null,
    reopened_at: reopened?.at ?? null,
    reopened_reason: isInside ? (reopened?.reason ?? null) : null,
    actions: decisionActions(who, decision),
  };
}

/** For the OpenAPI document: one that is to be carried out. */
export const decisionExample: DecisionView = {
  id: '0198f0f4-1c00-7a10-8000-000000000023',
  decision_no: 1,
  agenda_item_id: '0198f0f4-1c00-7a10-8000-000000000021',
  ticket_id: null,
  text: '增开夜间通关窗口',
  owner_unit_id: 'customs',
  due_on: '2026-12-15',
  state: 'open',
  overdue: false,
  carried_out_at: null,
  landed_at: null,
  note: null,
  reopened_at: null,
  reopened_reason: null,
  actions: ['carry_out_decision'],
};
