import { readFileSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { skewedDate } from './skewed-date.js';

/**
 * Loaded before every service's own program in a campaign, as the seeded bugs are (ADR-0027, ADR-0099). A process whose service has a
 * file in the folder when it starts tells the time with the offset that stands there, and steps when the file changes. Every other
 * process is left exactly as it is.
 */
const { MUSTER_CLOCKS: folder, DATABASE_URL: database } = process.env;

if (folder && database) {
  const service = basename(new URL(database).pathname).replace(/^muster_/, '');
  const read = (): number | undefined => {
    try {
      return Number(readFileSync(join(folder, service), 'utf8'));
    } catch {
      return undefined;
    }
  };
  let offset = read();
  if (offset !== undefined) {
    globalThis.Date = skewedDate(Date, () => offset ?? 0);
    watch(folder, { persistent: false }, () => (offset = read()));
  }
}
