import { crc32, createInflate } from 'node:zlib';
import { checkPixels } from './pixels.js';
import { RefusedFile } from './refused-file.js';

const SIGNATURE_LENGTH = 8;
/** What the picture consists of, and how its colours are meant; texts, times, EXIF and private chunks are left out. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Bytes before the pixels of a row, and rows of the seven passes of an interlaced picture: never more than this share above the plain size. */
const INTERLACING = 2;
/** Encoders write pieces of some kilobytes; a file of nothing but tiny ones costs many times its size in memory. */
const MOST_CHUNKS = 20_000;

/**
 * The picture of a PNG and nothing else: chunks that say something about it, and whatever comes behind its end, are left out. Its
 * data is unpacked once, without being kept: it may give no more than the picture has.
 *
 * @throws RefusedFile
 */
export async function cleanPng(content: Buffer): Promise<Buffer> {
  const kept: Buffer[] = [content.subarray(0, SIGNATURE_LENGTH)];
  const data: Buffer[] = [];
  let largest = 0;
  for (let at = SIGNATURE_LENGTH, chunks = 1; ; chunks++) {
    if (at + 12 > content.length || chunks > MOST_CHUNKS) throw new RefusedFile('damaged');
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) throw new RefusedFile('damaged');
    const chunk = content.subarray(at, end);
    const name = chunk.subarray(4, 8).toString('latin1');
    if (crc32(chunk.subarray(4, -4)) !== chunk.readUInt32BE(chunk.length - 4))
      throw new RefusedFile('damaged');
    if ((name === 'IHDR') !== (at === SIGNATURE_LENGTH)) throw new RefusedFile('damaged');
    if (name === 'IHDR') largest = unpackedSize(chunk.subarray(8, -4));
    if (name === 'IDAT') data.push(chunk.subarray(8, -4));
    if (KEPT.has(name)) kept.push(chunk);
    if (name === 'IEND') break;
    at = end;
  }
  await checkUnpacked(Buffer.concat(data), largest);
  return Buffer.concat(kept);
}

function unpackedSize(header: Buffer): number {
  if (header.length !== 13) throw new RefusedFile('damaged');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9]!];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(header[8]!)) throw new RefusedFile('damaged');
  checkPixels(width, height);
  const plain = height * (1 + Math.ceil((width * channels * header[8]!) / 8));
  return header[12] === 1 ? INTERLACING * plain + 64 : plain;
}

function checkUnpacked(data: Buffer, largest: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const inflate = createInflate();
    let unpacked = 0;
    const refuse = (fault: 'damaged' | 'too_many_pixels' | 'hides_another') => {
      inflate.destroy();
      reject(new RefusedFile(fault));
    };
    inflate.on('data', (part: Buffer) => {
      unpacked += part.length;
      if (unpacked > largest) refuse('too_many_pixels');
    });
    inflate.on('error', () => refuse('damaged'));
    inflate.on('end', () => {
      if (unpacked === 0) refuse('damaged');
      else if (inflate.bytesWritten < data.length)
        refuse('hides_another'); // behind the end of the picture
      else resolve();
    });
    inflate.end(data);
  });
}
