import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import { decisionExample, DecisionView, presentDecision } from '../looking-up/decision.view.js';
import type { OpenDecision } from '../persistence/open-decision.store.js';

/** The meeting that took a decision. */
export class DecidingMeetingView {
  @ApiProperty({ format: 'uuid', description: '会议编号 / id' })
  id: string;
  @ApiProperty({ description: '类别 / kind', example: 'coordination' })
  kind: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty({ format: 'date-time', description: '开始时间 / start, UTC' })
  starts_at: string;
}

/** A decision that is to be carried out, with its meeting. */
export class OpenDecisionView extends DecisionView {
  @ApiProperty({ type: DecidingMeetingView, description: '会议 / meeting' })
  meeting: DecidingMeetingView;
}

export class OpenDecisionPage {
  @ApiProperty({ type: [OpenDecisionView] })
  items: OpenDecisionView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** Shows one to whoever may read the list: an enterprise may not. */
export function presentOpenDecision(
  who: Identity,
  { meetingId, kind, title, startsAt, decision, no }: OpenDecision,
): OpenDecisionView {
  return {
    ...presentDecision(who, decision, no, decision.ticketId, null),
    meeting: { id: meetingId, kind, title, starts_at: startsAt },
  };
}

/** For the OpenAPI document. */
export const openDecisionExample: OpenDecisionView = {
  ...decisionExample,
  meeting: {
    id: '0198f0f4-1c00-7a10-8000-000000000020',
    kind: 'coordination',
    title: '港城治理协调会',
    starts_at: '2026-12-01T01:00:00.000Z',
  },
};
