import { rmSync } from 'node:fs';
import { temporaryFolder } from '../folders.js';
import { createDatabase, dropDatabase } from '../postgres/database.js';
import { startSystem, type System, type SystemOptions } from '../system/system.js';
import { Watchdog } from '../watchdog.js';
import { testStack, unique } from './test-stack.js';

export interface TestSystem {
  readonly system: System;
  /** Stops the services and drops their databases. */
  stop(): Promise<void>;
}

/**
 * Starts the built services as processes on the run's shared servers, with databases, topics and ports of their own.
 * @param workspace root of the checkout
 */
export async function testSystem(
  suite: string,
  workspace: string,
  options: Partial<SystemOptions> = {},
): Promise<TestSystem> {
  const { postgresUrl, brokers } = testStack();
  const folder = temporaryFolder();
  const watchdog = new Watchdog();
  watchdog.remove(folder);
  const names: string[] = [];
  const stack: SystemOptions['stack'] = {
    watchdog,
    kafka: { brokers },
    async ensureDatabase(name) {
      names.push(name);
      await createDatabase(postgresUrl, name);
      const url = new URL(postgresUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
  };
  const clear = async () => {
    await watchdog.finish();
    for (const name of names) await dropDatabase(postgresUrl, name);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const system = await startSystem({
      stack,
      workspace,
      folder,
      ports: 'free',
      databasePrefix: `${unique(suite, '_')}_`,
      topicPrefix: `${unique(suite, '-')}.`,
      ...options,
    });
    return {
      system,
      async stop() {
        await system.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
