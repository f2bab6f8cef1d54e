import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session knows the API key or the password that began it, and lives no longer (ADR-0199). Of those that there are nobody can tell: all end. */
export class SessionsOfKeys1764900000000 implements MigrationInterface {
  readonly name = 'SessionsOfKeys1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('delete from session');
    await runner.query(`
      alter table session add key_id text references api_key (key_id), add password_hash text,
        add check ((key_id is null) <> (password_hash is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop key_id, drop password_hash');
  }
}
