import type { Directory } from '../domain/directory.js';
import { ExaminedDocument } from '../domain/rules/examined-document.js';
import type { Finding } from '../domain/rules/finding.js';
import { examine } from '../domain/rules/rules.js';
import { shapeFindings } from './document-shape.js';

/** A document that may be imported, or everything that is wrong with it. */
export type Examination =
  | { readonly ok: true; readonly directory: Directory; readonly warnings: Finding[] }
  | { readonly ok: false; readonly errors: Finding[]; readonly warnings: Finding[] };

/**
 * Looks at the whole document and reports everything at once: its shape, and what its entries say about one another. A malformed
 * entry is left out of the second part, but its id still counts as known, so that one mistake is reported once.
 *
 * @param document as it came out of the JSON parser.
 * @param allianceId the alliance to which it was sent.
 * @param now by database time: what begins later cannot hold yet.
 */
export function examineDocument(document: unknown, allianceId: string, now: Date): Examination {
  const shape = shapeFindings(document);
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  const examined = new ExaminedDocument(
    isObject ? (document as Record<string, unknown>) : {},
    shape.map(({ pointer }) => pointer),
  );
  const findings = isObject ? [...shape, ...examine(examined, allianceId, now)] : shape;
  const errors = findings.filter(({ warning }) => !warning);
  const warnings = findings.filter(({ warning }) => warning);
  if (errors.length > 0) return { ok: false, errors, warnings };
  return { ok: true, directory: document as Directory, warnings };
}
