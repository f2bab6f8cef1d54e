import { instantText } from '../language/instants.js';

/** A span in the reader's own time, the day once when it is one: `2026-12-08 09:00–17:00`. */
export function spanText(startsAt: string, endsAt: string): string {
  const [from, to] = [instantText(startsAt), instantText(endsAt)];
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from} – ${to}`;
}
