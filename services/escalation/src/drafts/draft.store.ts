import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Cancel, Database, statement, systemScheduler } from '@muster/persistence';

/** A whistle that is still being written. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly body: Record<string, unknown>;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly expires_at: Date;
}

const SWEEP_EVERY_MS = 3_600_000;
/** So long a draft is kept after it was last saved. */
const KEPT = `interval '30 days'`;
const COLUMNS = 'id, version, body, created_at, updated_at, expires_at';

const insert = statement(
  'begin_draft',
  `insert into draft (tenant_id, id, account_id, version, body, expires_at)
   select $1, $2, $3, 1, $4, now() + ${KEPT}
   where (select count(*) from draft where tenant_id = $1 and account_id = $3 and expires_at > now()) < $5
   returning ${COLUMNS}`,
);
const update = statement(
  'save_draft',
  `update draft set body = $4, version = version + 1, updated_at = now(), expires_at = now() + ${KEPT}
   where tenant_id = $1 and id = $2 and account_id = $3 and expires_at > now() and ($5::int is null or version = $5)
   returning ${COLUMNS}`,
);
const list = statement(
  'list_drafts',
  `select ${COLUMNS} from draft where tenant_id = $1 and account_id = $2 and expires_at > now() order by updated_at desc, id desc`,
);
const find = statement(
  'find_draft',
  `select ${COLUMNS} from draft where tenant_id = $1 and id = $2 and account_id = $3 and expires_at > now()`,
);
const remove = statement(
  'discard_draft',
  'delete from draft where tenant_id = $1 and id = $2 and account_id = $3 returning id',
);
const sweep = statement('expired_drafts', 'delete from draft where expires_at <= now()');

/** Drafts belong to the account that writes them; nobody else sees them. */
@Injectable()
export class DraftStore implements OnApplicationBootstrap, OnApplicationShutdown {
  private cancel?: Cancel;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(
      SWEEP_EVERY_MS,
      () => void this.database.query(sweep).catch(() => undefined),
    );
  }

  onApplicationShutdown(): void {
    this.cancel?.();
  }

  /** @returns undefined when the account has `most` drafts already. */
  async begin(
    tenantId: string,
    id: string,
    accountId: string,
    body: object,
    most: number,
  ): Promise<Draft | undefined> {
    const [row] = await this.database.query<Draft>(insert, [
      tenantId,
      id,
      accountId,
      JSON.stringify(body),
      most,
    ]);
    return row;
  }

  /** @param version that it must have, if any. @returns undefined when there is no such draft in that version. */
  async save(
    tenantId: string,
    id: string,
    accountId: string,
    body: object,
    version?: number,
  ): Promise<Draft | undefined> {
    const values = [tenantId, id, accountId, JSON.stringify(body), version ?? null];
    const [row] = await this.database.query<Draft>(update, values);
    return row;
  }

  /** The account's drafts, the one that was saved last first. */
  list(tenantId: string, accountId: string): Promise<Draft[]> {
    return this.database.query<Draft>(list, [tenantId, accountId]);
  }

  async find(tenantId: string, id: string, accountId: string): Promise<Draft | undefined> {
    const [row] = await this.database.query<Draft>(find, [tenantId, id, accountId]);
    return row;
  }

  /** @returns false when there was none. */
  async discard(tenantId: string, id: string, accountId: string): Promise<boolean> {
    return (await this.database.query(remove, [tenantId, id, accountId])).length > 0;
  }
}
