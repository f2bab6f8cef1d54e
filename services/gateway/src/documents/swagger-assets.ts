import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Asset {
  readonly contentType: string;
  readonly gzipped: Buffer;
  readonly plain: Buffer;
  readonly etag: string;
}

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};
const loaded = new Map<string, Promise<Asset>>();

/** A file of the installed swagger-ui, read when somebody first opens the page. Undefined for any other name. */
export function swaggerAsset(name: string): Promise<Asset> | undefined {
  const contentType = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (contentType === undefined) return undefined;
  let asset = loaded.get(name);
  if (!asset) {
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    asset = readFile(join(folder, name)).then((plain) => toAsset(plain, contentType));
    loaded.set(name, asset);
  }
  return asset;
}

/** A text as an asset. */
export async function toAsset(text: string | Buffer, contentType: string): Promise<Asset> {
  const plain = Buffer.from(text as string);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { contentType, plain, gzipped: await promisify(gzip)(plain), etag };
}
