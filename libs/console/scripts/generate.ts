// Makes from docs/openapi.json what the pages know of the API: the types of its requests and answers, and a form for each step.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { type ApiDocument, stepsOf } from './steps-of.ts';

const document = JSON.parse(
  await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
) as ApiDocument;
const generated = new URL('../src/generated/', import.meta.url);
await mkdir(generated, { recursive: true });
await writeFile(new URL('schema.d.ts', generated), astToString(await openapiTS(JSON.stringify(document))));
await writeFile(new URL('steps.json', generated), JSON.stringify(stepsOf(document), null, 1));
