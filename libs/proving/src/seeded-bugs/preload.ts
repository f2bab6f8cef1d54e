import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type KernelParts, SABOTAGE } from './sabotage.js';

/**
 * Loaded before a service's own program (`NODE_OPTIONS=--import=…/preload.js`): makes one mistake in the built kernel's classes, in
 * this process only. No mistake lives in the code that ships.
 */
const { MUSTER_SEEDED_BUG: bug, MUSTER_SEEDED_BUG_FILE: file, MUSTER_SEEDED_BUG_LIBS: libs } = process.env;

if (bug && libs) {
  const sabotage = SABOTAGE[bug];
  if (!sabotage) throw new Error(`there is no seeded bug "${bug}"`);
  const load = (path: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(libs, path)).href) as Promise<Record<string, unknown>>;
  const persistence = await load('persistence/dist/index.js');
  const messaging = await load('messaging/dist/index.js');
  const { messageEncoder } = await load('messaging/dist/outbox/message-encoder.js');
  let bitten = false;
  sabotage({
    Database: persistence['Database'],
    EventStore: messaging['EventStore'],
    KafkaJsClient: messaging['KafkaJsClient'],
    encoder: messageEncoder,
    // A mistake that nobody ever makes proves nothing: the first time is told.
    bite: () => {
      if (bitten || !file) return;
      bitten = true;
      appendFileSync(file, `${bug}\n`);
    },
  } as unknown as KernelParts);
}
