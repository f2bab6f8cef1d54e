import { type Labelled, MODEL_HEADINGS } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** Ids and codes are unique within their list, and the document is about the alliance to which it was sent. */
export function identityRules(document: ExaminedDocument, allianceId: string): Finding[] {
  const alliance = document.alliance;
  const model = alliance?.value.operating_model;
  const findings: Finding[] = [];
  if (alliance && alliance.value.id !== allianceId) {
    findings.push({ pointer: '/alliance/id', code: 'id_mismatch', params: { expected: allianceId } });
  }
  const sections = [
    'units',
    'enterprises',
    'industry_alliances',
    'party_organisations',
    'officers',
    'projects',
    'calendars',
  ] as const;
  for (const section of sections)
    findings.push(...duplicates(document.entries(section), ({ id }) => id, 'id'));
  findings.push(
    ...duplicates(document.entries('duty_rota'), ({ unit_id }) => unit_id, 'unit_id'),
    ...duplicates(document.entries('deadline_policies'), ({ code }) => code, 'code'),
    ...duplicates(document.matrix('process_stages'), ({ code }) => code, 'code'),
    ...duplicates(document.matrix('categories'), ({ code }) => code, 'code'),
    ...duplicates(document.matrix('places'), ({ code }) => code, 'code'),
    ...duplicates(document.entries('response_plans'), ({ code }) => code, 'code'),
    ...duplicates(document.matrix('rules'), ({ id }) => id, 'id'),
    ...duplicates(within('/alliance/facilities', alliance?.value.facilities), ({ id }) => id, 'id'),
  );
  for (const list of MODEL_HEADINGS) {
    const labels: Labelled[] | undefined = model?.[list];
    findings.push(
      ...duplicates(within(`/alliance/operating_model/${list}`, labels), ({ code }) => code, 'code'),
    );
  }
  return findings;
}

/** The entries of a nested list with their places. */
export function within<Value>(pointer: string, list: readonly Value[] = []): Entry<Value>[] {
  return list.map((value, index) => ({ value, pointer: `${pointer}/${index}` }));
}

function duplicates<Value>(entries: Entry<Value>[], key: (value: Value) => string, field: string): Finding[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ value, pointer }): Finding[] => {
    const id = key(value);
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, pointer);
      return [];
    }
    return [{ pointer: `${pointer}/${field}`, code: 'duplicate_id', params: { id, first: earlier } }];
  });
}
