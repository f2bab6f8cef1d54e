import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A generated document as the repository (or the image) holds it: `openapi.json`, `asyncapi.yaml`. */
export function readDocument(name: string, folder: string = repositoryDocs()): string {
  return readFileSync(join(folder, name), 'utf8');
}

function repositoryDocs(): string {
  const service = dirname(createRequire(import.meta.url).resolve('@muster/gateway/package.json'));
  return join(service, '..', '..', 'docs');
}
