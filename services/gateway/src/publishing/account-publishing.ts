import type { NewEvent, PublicPart } from '@muster/messaging';
import { v7 as uuidv7 } from 'uuid';
import type { AccountEvent } from '../domain/account.js';

/** Account events as they are recorded and, where they are other services' business, published on `muster.accounts.v1`. */
export function toNewEvents(
  accountId: string,
  events: readonly AccountEvent[],
  fromVersion: number,
  occurredAt: Date,
): NewEvent[] {
  return events.map((event, index) => {
    const common = {
      account_id: accountId,
      version: fromVersion + index + 1,
      occurred_at: occurredAt.toISOString(),
    };
    const data = { ...common, ...particulars(event) };
    return {
      id: uuidv7(),
      type: event.type,
      occurredAt,
      data,
      public: publicPart(event.type, data),
    };
  });
}

/** Whether and as what an account event is published; that a password was set is nobody else's business. */
export function publicPart(type: string, data: object): PublicPart {
  return type === 'password.set' ? null : { type: `muster.${type}.v1`, data };
}

function particulars(event: AccountEvent): object {
  switch (event.type) {
    case 'account.opened':
      return {
        role: event.role,
        ...(event.unitId ? { unit_id: event.unitId } : {}),
        ...(event.enterpriseId ? { enterprise_id: event.enterpriseId } : {}),
      };
    case 'api_key.issued':
      return { key_id: event.keyId, expires_at: event.expiresAt?.toISOString() ?? null };
    case 'api_key.revoked':
      return { key_id: event.keyId };
    case 'account.closed':
    case 'account.reopened':
    case 'password.set':
      return {};
  }
}
