import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY_DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url));

/** A generated document as the repository (or the image) holds it: `openapi.json`, `asyncapi.yaml`. */
export function readDocument(name: string, folder: string = REPOSITORY_DOCS): string {
  return readFileSync(join(folder, name), 'utf8');
}
