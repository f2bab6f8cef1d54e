import { RefusedFile } from './refused-file.js';

const END = '%%EOF';
const TAIL = 1024;
/** Where the end of a ZIP archive is looked for by whatever opens archives. */
const ZIP_TAIL = 65_557;
/** Names by which a document acts, or carries other files. `#` escapes in names are undone first. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/;
/** Beginnings of other kinds of file that some program would take the whole for. */
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const HTML = /<(html|script|svg|iframe)\b/i;

/**
 * A PDF as it is, if it begins and ends as one and does nothing. What is inside compressed streams is not looked at: documents are
 * handed out as downloads, never shown by us.
 *
 * @throws RefusedFile
 */
export function checkedPdf(content: Buffer): Buffer {
  if (!content.subarray(-TAIL).includes(END)) throw new RefusedFile('damaged');
  if (content.subarray(-ZIP_TAIL).includes(ZIP_END)) throw new RefusedFile('hides_another');
  const text = withoutStreams(content).toString('latin1');
  if (HTML.test(text.slice(0, TAIL)) || HTML.test(text.slice(-TAIL))) throw new RefusedFile('hides_another');
  const named = text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (ACTIVE.test(named)) throw new RefusedFile('active_content');
  return content;
}

// What is compressed may contain any three letters by chance.
function withoutStreams(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const begin = content.indexOf('stream\r\n', at);
    const beginUnix = content.indexOf('stream\n', at);
    const from = Math.min(...[begin, beginUnix].filter((found) => found >= 0));
    const end = Number.isFinite(from) ? content.indexOf('endstream', from) : -1;
    if (end < 0) return Buffer.concat([...parts, content.subarray(at)]);
    parts.push(content.subarray(at, from));
    at = end + 'endstream'.length;
  }
}
