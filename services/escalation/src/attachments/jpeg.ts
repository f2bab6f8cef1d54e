import { checkPixels } from './pixels.js';
import { RefusedFile } from './refused-file.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const JFIF = 0xe0;
const EXIF = 0xe1;
const ADOBE = 0xee;
const RESTARTS = [0xd0, 0xd7] as const;
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Besides frames and scans, what a picture is made of: tables, restarts, lines. */
const PICTURE = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd]);
/** A progressive picture has some dozens. */
const MOST_SEGMENTS = 2_000;

/**
 * The picture of a JPEG and nothing else: position, camera, time, comments, thumbnails and whatever comes behind the end are left
 * out. Only which way is up is kept of EXIF, because otherwise photographs would lie on their side.
 *
 * @throws RefusedFile
 */
export function cleanJpeg(content: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 2;
  let segments = 0;
  let frame = false;
  let scanned = false;
  let density: Buffer | undefined;
  let colours: Buffer | undefined;
  let upright: Buffer | undefined;
  for (;;) {
    if (at + 2 > content.length || content[at] !== 0xff) throw new RefusedFile('damaged');
    const marker = content[at + 1]!;
    if (marker === 0xff) {
      at++; // fill bytes may precede a marker
      continue;
    }
    if (marker === EOI && scanned) break;
    if (marker === EOI || marker === SOI || ++segments > MOST_SEGMENTS) throw new RefusedFile('damaged');
    if (at + 4 > content.length) throw new RefusedFile('damaged');
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length || end < at + 4) throw new RefusedFile('damaged');
    const segment = content.subarray(at, end);
    if (FRAMES.has(marker)) {
      if (segment.length < 9) throw new RefusedFile('damaged');
      checkPixels(segment.readUInt16BE(7), segment.readUInt16BE(5));
      frame = true;
    }
    if (marker === EXIF) upright ??= orientationOnly(segment);
    else if (marker === JFIF) density ??= withoutThumbnail(segment);
    else if (marker === ADOBE) colours ??= beginning(segment, ADOBE_HEADER, 16);
    else if (FRAMES.has(marker) || PICTURE.has(marker) || marker === SOS) kept.push(segment);
    at = end;
    if (marker !== SOS) continue;
    if (!frame) throw new RefusedFile('damaged');
    const scanEnd = endOfScan(content, at);
    kept.push(content.subarray(at, scanEnd));
    at = scanEnd;
    scanned = true;
  }
  const said = [density, upright, colours].filter((segment) => segment !== undefined);
  return Buffer.concat([content.subarray(0, 2), ...said, ...kept, Buffer.from([0xff, EOI])]);
}

const JFIF_HEADER = Buffer.from('JFIF\0');
const ADOBE_HEADER = Buffer.from('Adobe');

/** JFIF with version and density only: a thumbnail may show what was cut off. */
function withoutThumbnail(segment: Buffer): Buffer | undefined {
  const kept = beginning(segment, JFIF_HEADER, 18);
  kept?.fill(0, 16); // width and height of the thumbnail
  return kept;
}

/** The first `length` bytes of an application's segment, as a segment of its own; undefined when it is another application's. */
function beginning(segment: Buffer, header: Buffer, length: number): Buffer | undefined {
  if (segment.length < length || !segment.subarray(4, 4 + header.length).equals(header)) return undefined;
  const kept = Buffer.from(segment.subarray(0, length));
  kept.writeUInt16BE(length - 2, 2);
  return kept;
}

// Compressed data: 0xff is followed by 0x00 or a restart marker, else it is over.
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1];
    if (next === undefined) break;
    if (next === 0x00 || next === 0xff || (next >= RESTARTS[0] && next <= RESTARTS[1])) continue;
    return at;
  }
  throw new RefusedFile('damaged');
}

const EXIF_HEADER = Buffer.from('Exif\0\0');
const ORIENTATION = 0x0112;

/** An EXIF segment that says nothing but which way is up; undefined when that goes without saying. */
function orientationOnly(segment: Buffer): Buffer | undefined {
  if (!segment.subarray(4, 10).equals(EXIF_HEADER)) return undefined;
  const tiff = segment.subarray(10);
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number) =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = long(4);
  for (let i = 0; i < Math.min(short(directory), 100); i++) {
    const entry = directory + 2 + 12 * i;
    if (short(entry) !== ORIENTATION) continue;
    const value = short(entry + 8);
    return value >= 2 && value <= 8 ? orientationSegment(value) : undefined;
  }
  return undefined;
}

function orientationSegment(value: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(value, 18);
  const head = Buffer.from([0xff, EXIF, 0, 2 + EXIF_HEADER.length + tiff.length]);
  return Buffer.concat([head, EXIF_HEADER, tiff]);
}
