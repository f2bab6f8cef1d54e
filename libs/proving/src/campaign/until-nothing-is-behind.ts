import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from './arena.js';
import type { LoadClient } from './load-client.js';
import { probe } from './probe.js';

/** A whistle that is in the statistics so soon had nothing in its way. */
const FLUENT_MS = 1_000;
const BETWEEN_PROBES_MS = 250;
/** As long as it may take everything to be applied after the last fault (I14). */
const PATIENCE_MS = 60_000;

/** Before bad records are sent: what earlier faults have left – a topic that has been filled again, say – is not what they do to others. */
export async function untilNothingIsBehind(arena: Arena, client: LoadClient): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const took = await probe(arena, client);
    if (took !== undefined && took < FLUENT_MS) return;
    await delay(BETWEEN_PROBES_MS);
  }
}
