import { join } from 'node:path';
import type { ServiceName } from '@muster/local-stack';
import { type Environments, NoSystem } from './installation.js';

/**
 * The environments of the services that `npm start` runs on this machine's data folder (`MUSTER_DATA`, else `var`).
 *
 * @throws NoSystem when none runs there.
 */
export async function localEnvironments(
  names: readonly string[],
  root: string,
  env: NodeJS.ProcessEnv,
): Promise<Environments> {
  const { attachSystem, serviceEnvironment } = await localStack();
  const folder = env['MUSTER_DATA'] || join(root, 'var');
  try {
    const { facts } = attachSystem({ workspace: root, folder });
    return new Map(names.map((name) => [name, serviceEnvironment(name as ServiceName, facts)]));
  } catch (error) {
    throw new NoSystem((error as Error).message);
  }
}

// Only there where a system can be started by itself: images do not carry it.
async function localStack(): Promise<typeof import('@muster/local-stack')> {
  try {
    return await import('@muster/local-stack');
  } catch {
    throw new NoSystem(
      'POSTGRES_URL 未设置 · set POSTGRES_URL (or MUSTER_<SERVICE>_DATABASE_URL) and KAFKA_BROKERS, as for the services',
    );
  }
}
