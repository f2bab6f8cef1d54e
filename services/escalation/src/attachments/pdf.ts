import { RefusedFile } from './refused-file.js';

const END = '%%EOF';
const TAIL = 1024;
/** Where the end of a ZIP archive is looked for by whatever opens archives. */
const ZIP_TAIL = 65_557;
/**
 * Names by which a document acts, or carries other files, in streams as well: where a stream begins can be lied about, and by chance none
 * of these is in compressed data (a short one only with what follows such a name). `#` escapes are undone first.
 */
const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia)\b|\/XFA[\s[(<]/;
/** Beginnings of other kinds of file that some program would take the whole for. */
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const HTML = /<(html|script|svg|iframe)\b/i;

/**
 * A PDF as it is, if it begins and ends as one and does nothing. What is inside compressed streams is not looked at: documents are
 * handed out as downloads, never shown by us. Costs in proportion to the file (ADR-0198).
 *
 * @throws RefusedFile
 */
export function checkedPdf(content: Buffer): Buffer {
  if (!content.subarray(-TAIL).includes(END)) throw new RefusedFile('damaged');
  if (content.subarray(-ZIP_TAIL).includes(ZIP_END)) throw new RefusedFile('hides_another');
  const ends = [content.subarray(0, TAIL), content.subarray(-TAIL)].map((end) => end.toString('latin1'));
  if (ends.some((end) => HTML.test(end))) throw new RefusedFile('hides_another');
  if (ACTIVE.test(unescaped(content).toString('latin1'))) throw new RefusedFile('active_content');
  return content;
}

/** `/J#61va` is `/Java`. */
function unescaped(content: Buffer): Buffer {
  const written = Buffer.allocUnsafe(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at++) {
    const [high, low] = [hexDigit(content[at + 1]), hexDigit(content[at + 2])];
    if (content[at] === HASH && high >= 0 && low >= 0) {
      written[length++] = 16 * high + low;
      at += 2;
    } else written[length++] = content[at]!;
  }
  return written.subarray(0, length);
}

const HASH = 0x23;

/** 0 to 15, -1 for what is no hexadecimal digit. */
function hexDigit(character = 0): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const letter = character | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
