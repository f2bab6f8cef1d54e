import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { AnsweredTicket, JournalLine, Sent } from '../campaign/journal-line.js';

/** Everything that the journal says of one intention. */
export interface Entry {
  readonly sent: Sent;
  /** Tickets as acknowledged, one per acknowledgement. */
  readonly acked: (AnsweredTicket | null)[];
  readonly refusals: { readonly status: number; readonly code: string; readonly retryAfter: boolean }[];
}

/** Reads the journal back from disk, as whoever finds it after a crash would. A torn last line is none. */
export async function readJournal(file: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const text of createInterface({ input: createReadStream(file) })) {
    let line: JournalLine;
    try {
      line = JSON.parse(text) as JournalLine;
    } catch {
      continue;
    }
    if (line.kind === 'sent') {
      entries.set(line.key, { sent: line, acked: [], refusals: [] });
      continue;
    }
    const entry = entries.get(line.key)!;
    if (line.kind === 'acked') entry.acked.push(line.ticket);
    else if (line.kind === 'refused') {
      const { status, code, retryAfter } = line;
      entry.refusals.push({ status, code, retryAfter });
    }
  }
  return entries;
}
