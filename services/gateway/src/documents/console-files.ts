import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Asset, toAsset } from './swagger-assets.js';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
const ASSET = /^[\w-]+(\.[\w-]+)*\.(js|css)$/;
const loaded = new Map<string, Promise<Asset | undefined>>();

/** The console's one page, which finds by its address what to show; undefined where the console was not built. */
export function consolePage(): Promise<Asset | undefined> {
  return read('index.html', 'text/html; charset=utf-8');
}

/** A file of the console's page, read when somebody first asks for it; its name changes with its content. Undefined for any other name. */
export function consoleAsset(name: string): Promise<Asset | undefined> {
  const extension = ASSET.exec(name)?.at(-1);
  return extension === undefined ? Promise.resolve(undefined) : read(`assets/${name}`, TYPES[extension]!);
}

function read(path: string, contentType: string): Promise<Asset | undefined> {
  const known = loaded.get(path);
  if (known) return known;
  const folder = dirname(createRequire(import.meta.url).resolve('@muster/console/package.json'));
  const asset = readFile(join(folder, 'dist', path)).then(
    (content) => toAsset(content, contentType),
    (error: NodeJS.ErrnoException) => {
      loaded.delete(path); // names that do not exist are not remembered: there is no end of them
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  loaded.set(path, asset);
  return asset;
}
