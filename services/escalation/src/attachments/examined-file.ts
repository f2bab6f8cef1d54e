import { cleanJpeg } from './jpeg.js';
import { checkedPdf } from './pdf.js';
import { cleanPng } from './png.js';
import { RefusedFile } from './refused-file.js';

/** What may be attached: photographs and documents that anybody can open, and that we can look into. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export interface ExaminedFile {
  readonly type: FileType;
  /** What is kept: of images without anything that is not the picture. */
  readonly content: Buffer;
}

const EXAMINERS: readonly (readonly [FileType, Buffer, (content: Buffer) => Buffer | Promise<Buffer>])[] = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff]), cleanJpeg],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), cleanPng],
  ['application/pdf', Buffer.from('%PDF-'), checkedPdf],
];

/**
 * Looks into a file: its type is what it is, not what it is called (ASVS 5.2.2).
 *
 * @throws RefusedFile
 */
export async function examined(content: Buffer): Promise<ExaminedFile> {
  for (const [type, begins, examine] of EXAMINERS) {
    if (content.subarray(0, begins.length).equals(begins)) return { type, content: await examine(content) };
  }
  throw new RefusedFile('unknown_type');
}
