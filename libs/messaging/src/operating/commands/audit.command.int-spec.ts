import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@muster/persistence';
import type { Messaging } from '../../messaging.js';
import { AuditedLog } from '../../testing/audited-log.js';
import { auditCommand } from './audit.command.js';
import { NothingThere } from './operator-command.js';

describe('audit verify', () => {
  let log: AuditedLog;
  let app: INestApplicationContext;

  beforeAll(async () => {
    log = await AuditedLog.open('audit-command');
    await log.record('harbour', 'thing-1', 1);
    await log.sealed();
    const emptyTopic = { lag: () => Promise.resolve([]) };
    const messaging = { kafka: emptyTopic, auditTopic: 'audit', service: 'thing' } as unknown as Messaging;
    const get = (token: unknown) => (token === Database ? log.database : messaging);
    app = { get } as INestApplicationContext;
  });
  afterAll(() => log.close());

  async function verify(...options: string[]) {
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      return await auditCommand(['verify', ...options], app);
    } finally {
      written.mockRestore();
    }
  }
  const remembered = async (): Promise<number> => (await log.rows('select from audit_verification')).length;

  it('is remembered when it looked at all that there is, published heads included', async () => {
    expect(await verify('--tenant', 'harbour')).toBe(0);
    expect(await verify('--without-kafka')).toBe(0);
    expect(await remembered()).toBe(0);
    expect(await verify()).toBe(0);
    expect(await remembered()).toBe(1);
  });

  it('does not call fine what is not there', async () => {
    await expect(verify('--tenant', 'harbor')).rejects.toThrow(NothingThere);
    await log.record('lake', 'thing-2', 1);
    expect(await verify('--tenant', 'lake', '--without-kafka')).toBe(0);
  });
});
