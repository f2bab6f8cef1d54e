import { RefusedFile } from './refused-file.js';

/** More than any telephone takes; whoever opens a picture needs about four bytes for each of its pixels. */
export const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 20_000;

/** @throws RefusedFile for a picture that is small as a file and huge when it is opened. */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw new RefusedFile('damaged');
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw new RefusedFile('too_many_pixels');
}
