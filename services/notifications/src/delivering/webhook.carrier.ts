import { createHmac } from 'node:crypto';
import type { Message } from '../domain/message.js';
import type { Notice } from '../domain/notice.js';
import type { Carrier, Destination, Receipt } from './carrier.js';
import type { GuardedPost } from './guarded-post.js';
import { receiptOfError, receiptOfStatus } from './http-receipt.js';

const SECRET_PREFIX = 'whsec_';

/** Standard Webhooks 1.0: signed with every secret that holds, the same id and body on every attempt (ADR-0121). */
export class WebhookCarrier implements Carrier {
  constructor(private readonly post: GuardedPost) {}

  async send(message: Message, { address, secrets }: Destination, now: Date): Promise<Receipt> {
    const body = JSON.stringify(bodyOf(message, now));
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signed = `${message.id}.${timestamp}.${body}`;
    try {
      const answer = await this.post.post(address, body, {
        'webhook-id': message.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': secrets.map((secret) => `v1,${sign(signed, secret)}`).join(' '),
      });
      return receiptOfStatus(answer);
    } catch (error) {
      return receiptOfError(error);
    }
  }
}

function sign(text: string, secret: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}

// Thin: ids and codes; whoever wants more asks the API with an identity of its own.
function bodyOf({ notices }: Message, now: Date): object {
  const [first] = notices;
  if (!first) return { type: 'muster.notice.test', timestamp: now.toISOString(), data: {} };
  if (notices.length === 1)
    return { type: `muster.notice.${first.kind}`, timestamp: first.occurredAt, data: dataOf(first) };
  return {
    type: 'muster.notice.digest',
    timestamp: notices
      .map(({ occurredAt }) => occurredAt)
      .sort()
      .at(-1),
    data: { notices: notices.map((notice) => ({ type: `muster.notice.${notice.kind}`, ...dataOf(notice) })) },
  };
}

const dataOf = (notice: Notice): object => ({
  alliance_id: notice.tenantId,
  event_id: notice.eventId,
  ticket_id: notice.ticketId,
  ticket_no: notice.ticketNo,
  round: notice.round,
  unit_id: notice.unitId,
  role: notice.role,
  clock: notice.clock,
  due_at: notice.dueAt,
  ...(notice.mechanismCode !== undefined && {
    mechanism_code: notice.mechanismCode,
    period: notice.period,
  }),
  ...(notice.meetingId !== undefined && {
    meeting_id: notice.meetingId,
    meeting_kind: notice.meetingKind,
  }),
  ...(notice.decisionId !== undefined && {
    decision_id: notice.decisionId,
    due_on: notice.dueOn,
  }),
  ...(notice.followUpId !== undefined && {
    follow_up_id: notice.followUpId,
    due_on: notice.dueOn,
  }),
  ...(notice.partyOrganisationId !== undefined && {
    party_organisation_id: notice.partyOrganisationId,
    starts_on: notice.startsOn,
    ends_on: notice.endsOn,
  }),
  ...(notice.activityId !== undefined && {
    activity_id: notice.activityId,
    activity_kind: notice.activityKind,
  }),
  ...(notice.mobilisationId !== undefined && { mobilisation_id: notice.mobilisationId }),
  ...(notice.resourceId !== undefined && {
    resource_id: notice.resourceId,
    resource_kind: notice.resourceKind,
    booking_id: notice.bookingId,
  }),
  ...(notice.processId !== undefined && {
    process_id: notice.processId,
    project_id: notice.projectId,
    phase: notice.phase,
    segment: notice.segment,
  }),
  ...(notice.firstEnterpriseIds !== undefined && {
    enterprise_ids: notice.firstEnterpriseIds,
    enterprise_count: notice.enterpriseCount,
  }),
  ...(notice.firstProjectIds !== undefined && {
    project_ids: notice.firstProjectIds,
    project_count: notice.projectCount,
  }),
  ...(notice.milestone !== undefined && { milestone: notice.milestone, due_on: notice.dueOn }),
});
