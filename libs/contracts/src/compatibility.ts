import type { JsonSchema } from './open-schema.js';

// Either direction of change breaks somebody: producers when a bound tightens, older consumers when it loosens.
const FROZEN = [
  'type',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'additionalProperties',
];

/**
 * What makes two releases of one major incompatible (FULL: old readers understand new events and new readers old ones). Allowed
 * are new optional fields, new values of lists, and other wording.
 *
 * @returns one line per fault, with its place; empty when compatible.
 */
export function compatibilityFaults(older: JsonSchema, newer: JsonSchema, path = ''): string[] {
  const faults: string[] = [];
  const at = path || '/';
  for (const keyword of FROZEN) {
    if (JSON.stringify(older[keyword]) !== JSON.stringify(newer[keyword]))
      faults.push(`${at}: ${keyword} changed`);
  }
  const values = older['enum'] as unknown[] | undefined;
  const newValues = newer['enum'] as unknown[] | undefined;
  if ((values === undefined) !== (newValues === undefined))
    faults.push(`${at}: list of values appeared or vanished`);
  for (const value of values ?? []) {
    if (newValues && !newValues.includes(value)) faults.push(`${at}: value ${JSON.stringify(value)} removed`);
  }
  faults.push(...fieldFaults(older, newer, path));
  if (older['items'] || newer['items']) {
    faults.push(...compatibilityFaults(schemaAt(older, 'items'), schemaAt(newer, 'items'), `${path}/*`));
  }
  const branches = (older['anyOf'] ?? []) as JsonSchema[];
  const newBranches = (newer['anyOf'] ?? []) as JsonSchema[];
  if (branches.length !== newBranches.length) faults.push(`${at}: alternatives changed`);
  else
    branches.forEach((branch, i) =>
      faults.push(...compatibilityFaults(branch, newBranches[i]!, `${path}|${i}`)),
    );
  return faults;
}

function fieldFaults(older: JsonSchema, newer: JsonSchema, path: string): string[] {
  const faults: string[] = [];
  const fields = schemaAt(older, 'properties');
  const newFields = schemaAt(newer, 'properties');
  const required = new Set((older['required'] ?? []) as string[]);
  const newRequired = new Set((newer['required'] ?? []) as string[]);
  for (const [name, schema] of Object.entries(fields)) {
    const place = `${path}/${name}`;
    if (!(name in newFields)) {
      faults.push(`${place}: removed`);
      continue;
    }
    if (required.has(name) !== newRequired.has(name)) {
      faults.push(`${place}: ${required.has(name) ? 'no longer required' : 'now required'}`);
    }
    faults.push(...compatibilityFaults(schema as JsonSchema, newFields[name] as JsonSchema, place));
  }
  for (const name of newRequired) {
    if (!(name in fields)) faults.push(`${path}/${name}: added as required`);
  }
  return faults;
}

const schemaAt = (schema: JsonSchema, keyword: string): JsonSchema => (schema[keyword] ?? {}) as JsonSchema;
