import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The constraint that PostgreSQL names when it refuses to let the last operator go. */
export const LAST_OPERATOR = 'last_operator';

/** The first number of the advisory lock; the second is the tenant's. */
const LOCK_SPACE = 0x6f706572; // "oper"

/**
 * An alliance, or the platform, keeps one open operator who can sign in (ADR-0201). Two operators who close each other at once do not see
 * each other's change: whoever takes one of a tenant away therefore waits until nobody else does, and looks then. A trigger, because what one
 * statement sees is settled before it waits, while a function looks anew.
 */
export class LastOperator1765000000000 implements MigrationInterface {
  readonly name = 'LastOperator1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function keep_an_operator() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(${LOCK_SPACE}, hashtext(old.tenant_id));
        if not exists (
          select from account as other
          where other.tenant_id = old.tenant_id and other.id <> old.id and other.role = 'operator' and other.open
            and (other.password_hash is not null or exists (
              select from api_key
              where api_key.account_id = other.id and api_key.revoked_at is null and (api_key.expires_at is null or api_key.expires_at > now())))
        ) then
          raise exception 'nobody else can administer %', old.tenant_id using errcode = 'check_violation', constraint = '${LAST_OPERATOR}';
        end if;
        return null;
      end $$`);
    await runner.query(`
      create trigger account_keep_an_operator after update of open, role on account for each row
      when (old.open and old.role = 'operator' and not (new.open and new.role = 'operator'))
      execute function keep_an_operator()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger account_keep_an_operator on account');
    await runner.query('drop function keep_an_operator()');
  }
}
