import type { FileType } from './examined-file.js';

const EXTENSIONS: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};
const LONGEST = 100;
// Control and format characters (which can turn a name around), what separates folders, and what shells and headers read.
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|%;`$&'\u{FFFD}]+/gu;

/** A name under which a file can be kept anywhere: without folders, signs that mean something, and with the ending of what it is. */
export function safeName(given: string, type: FileType): string {
  const plain = given.normalize('NFC').replaceAll(UNSAFE, '_');
  const stem = plain.replace(/\.[A-Za-z0-9]{1,8}$/, '').replaceAll(/^[.\s_]+|[.\s_]+$/g, '');
  return `${[...stem].slice(0, LONGEST).join('') || 'attachment'}.${EXTENSIONS[type]}`;
}

/** The `Content-Disposition` of a download (RFC 6266): a plain name for old programs, the real one for all others. */
export function downloadAs(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/[()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
