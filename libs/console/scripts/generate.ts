// Makes from docs/openapi.json what the pages know of the API: the types of its requests and answers, a form for each step, and
// those of the operations that pages ask for by their path.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { FORM_PATHS } from '../src/actions/form-paths.ts';
import { type ApiDocument, formsOf, stepsOf } from './steps-of.ts';

const document = JSON.parse(
  await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
) as ApiDocument;
const generated = new URL('../src/generated/', import.meta.url);
await mkdir(generated, { recursive: true });
await writeFile(new URL('schema.d.ts', generated), astToString(await openapiTS(JSON.stringify(document))));
await writeFile(new URL('steps.json', generated), JSON.stringify(stepsOf(document), null, 1));
await writeFile(new URL('forms.json', generated), JSON.stringify(formsOf(document, FORM_PATHS), null, 1));
