import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement } from '@muster/persistence';
import type { FileType } from './examined-file.js';

/** A file that belongs to a whistle, or is about to. */
export interface Attachment {
  readonly id: string;
  readonly account_id: string;
  readonly ticket_id: string | null;
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
  readonly sent_sha256: string;
  readonly sha256: string;
  readonly created_at: Date;
}

export type NewAttachment = Omit<Attachment, 'ticket_id' | 'created_at'>;

/** So long a file may wait for its whistle. */
const WAITS = `interval '24 hours'`;
const COLUMNS = 'id, account_id, ticket_id, name, type, size, sent_sha256, sha256, created_at';

const announce = statement(
  'announce_attachment',
  `insert into attachment (tenant_id, id, account_id, name, type, size, sent_sha256, sha256, complete)
   select $1, $2, $3, $4, $5, $6, $7, $8, false
   where (select count(*) from attachment where tenant_id = $1 and account_id = $3 and ticket_id is null) < $9
   returning id`,
);
const complete = statement(
  'complete_attachment',
  `update attachment set complete = true where tenant_id = $1 and id = $2 returning ${COLUMNS}`,
);
const find = statement(
  'find_attachment',
  `select ${COLUMNS} from attachment where tenant_id = $1 and id = $2 and complete`,
);
const ofTicket = statement(
  'attachments_of_ticket',
  `select ${COLUMNS} from attachment where tenant_id = $1 and ticket_id = $2 and complete order by created_at, id`,
);
const usable = statement(
  'usable_attachments',
  `select id from attachment where tenant_id = $1 and id = any($2) and account_id = $3 and complete
     and (ticket_id is null or ticket_id = $4)`,
);
const attach = statement(
  'attach_to_ticket',
  `update attachment set ticket_id = $4, draft_id = null where tenant_id = $1 and id = any($2) and account_id = $3 and complete
     and (ticket_id is null or ticket_id = $4)
   returning (select count(*)::int from attachment other where other.tenant_id = $1 and other.ticket_id = $4
     and other.id <> all($2)) as others`,
);
const keepForDraft = statement(
  'keep_attachments_for_draft',
  `update attachment set draft_id = case when id = any($2) then $4::uuid end
   where tenant_id = $1 and account_id = $3 and ticket_id is null and complete
     and (id = any($2) or draft_id = $4)`,
);
const remove = statement(
  'remove_attachment',
  'delete from attachment where tenant_id = $1 and id = $2 and ticket_id is null',
);
const NO_DRAFT = `not exists (select from draft where draft.tenant_id = attachment.tenant_id and draft.id = attachment.draft_id)`;
const orphans = statement(
  'orphaned_attachments',
  `select tenant_id, id from attachment where ticket_id is null and created_at < now() - ${WAITS} and ${NO_DRAFT}
   order by created_at limit 100`,
);
const giveUp = statement(
  'give_up_attachment',
  `update attachment set complete = false where tenant_id = $1 and id = $2 and ticket_id is null and (not $3 or ${NO_DRAFT})
   returning id`,
);

/** What is known of attachments; the files themselves lie in the {@link FileStore}. */
@Injectable()
export class AttachmentStore {
  constructor(private readonly database: Database) {}

  /** Before the file is put away, so that whatever lies in the store is known. @returns false when too many wait already. */
  async announce(
    tenantId: string,
    { id, account_id, name, type, size, sent_sha256, sha256 }: NewAttachment,
    most: number,
  ): Promise<boolean> {
    const values = [tenantId, id, account_id, name, type, size, sent_sha256, sha256, most];
    return (await this.database.query(announce, values)).length > 0;
  }

  async complete(tenantId: string, id: string): Promise<Attachment> {
    const [row] = await this.database.query<Attachment>(complete, [tenantId, id]);
    return row!;
  }

  async find(tenantId: string, id: string): Promise<Attachment | undefined> {
    const [row] = await this.database.query<Attachment>(find, [tenantId, id]);
    return row;
  }

  ofTicket(tenantId: string, ticketId: string): Promise<Attachment[]> {
    return this.database.query<Attachment>(ofTicket, [tenantId, ticketId]);
  }

  /** Those of the ids that this account may still attach, or has attached to this ticket. */
  async usable(
    tenantId: string,
    ids: readonly string[],
    accountId: string,
    ticketId: string | null,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(usable, [tenantId, ids, accountId, ticketId]);
    return rows.map(({ id }) => id);
  }

  /** All of them or none; harmless when repeated. @returns how many the ticket has then; undefined when not all could be. */
  attach(
    tenantId: string,
    ids: readonly string[],
    accountId: string,
    ticketId: string,
    most: number,
  ): Promise<number | undefined> {
    return this.allOrNothing(async (transaction) => {
      const rows = await transaction.query<{ others: number }>(attach, [tenantId, ids, accountId, ticketId]);
      const total = rows.length + (rows[0]?.others ?? 0);
      return rows.length === ids.length && total <= most ? total : undefined;
    });
  }

  async keepForDraft(
    tenantId: string,
    ids: readonly string[],
    accountId: string,
    draftId: string,
  ): Promise<void> {
    await this.database.query(keepForDraft, [tenantId, ids, accountId, draftId]);
  }

  /**
   * Before the file goes from the store: from now on nothing can be raised with it, nor kept. What fails afterwards is left to the sweep.
   *
   * @param unlessInDraft whether a draft that waits with it keeps it.
   * @returns false when it belongs to a whistle, or to such a draft, by now.
   */
  async giveUp(tenantId: string, id: string, unlessInDraft: boolean): Promise<boolean> {
    return (await this.database.query(giveUp, [tenantId, id, unlessInDraft])).length > 0;
  }

  /** Forgets a file that belongs to no whistle; after it has gone from the store. */
  async remove(tenantId: string, id: string): Promise<void> {
    await this.database.query(remove, [tenantId, id]);
  }

  /** Files that nobody has used for a day, and that no draft waits with. */
  orphans(): Promise<{ tenant_id: string; id: string }[]> {
    return this.database.query<{ tenant_id: string; id: string }>(orphans);
  }

  private async allOrNothing<T>(
    work: (transaction: Queryable) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    try {
      return await this.database.transaction(async (transaction) => {
        const result = await work(transaction);
        if (result === undefined) throw new Nothing();
        return result;
      });
    } catch (error) {
      if (error instanceof Nothing) return undefined;
      throw error;
    }
  }
}

class Nothing extends Error {}
