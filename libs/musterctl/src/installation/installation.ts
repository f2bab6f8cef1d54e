import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { containerEnvironments } from './container-environments.js';
import { localEnvironments } from './local-environments.js';
import { programIn, ServiceProgram } from './service-program.js';

/** The services of one system, as this command line can run their programs. */
export interface Installation {
  readonly services: readonly ServiceProgram[];
}

/** The environments of the services' programs, by service. */
export type Environments = ReadonlyMap<string, NodeJS.ProcessEnv>;

/** No system can be found, or not enough is known of it. */
export class NoSystem extends Error {
  readonly code = 'no_system';
}

/**
 * The system that is meant: the one that the environment describes (containers), or else the one that runs on this machine's data
 * folder (`npm start`).
 *
 * @param root the folder that holds `services/`.
 * @throws NoSystem
 */
export async function findInstallation(root: string, env: NodeJS.ProcessEnv): Promise<Installation> {
  const names = builtServices(root);
  if (names.length === 0) throw new NoSystem(`services/*/bundle/main.js: none in ${root}; npm run build`);
  const environments = containerEnvironments(names, env) ?? (await localEnvironments(names, root, env));
  const services = [...environments].map(
    ([name, environment]) => new ServiceProgram(name, join(root, 'services', name), environment),
  );
  return { services };
}

/** An image for one service holds that one only. */
function builtServices(root: string): string[] {
  const folder = join(root, 'services');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(programIn(join(folder, name))))
    .sort();
}
