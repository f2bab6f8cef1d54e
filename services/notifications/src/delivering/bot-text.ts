import type { Message } from '../domain/message.js';

/** A message as one text of at most `mostBytes` in UTF-8: whole lines, then how many more there are. */
export function botText({ subject, lines }: Message, mostBytes: number): string {
  if (lines.length === 1) return subject;
  let text = subject;
  for (const [index, line] of lines.entries()) {
    const next = `${text}\n${index + 1}. ${line}`;
    const rest = lines.length - index;
    if (Buffer.byteLength(next) > mostBytes - 16) return `${text}\n… +${rest}`;
    text = next;
  }
  return text;
}
