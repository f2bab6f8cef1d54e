import { localDate } from '@muster/clock';
import type { ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/**
 * For a kind, a category and a level at most one policy speaks, and the version in force follows the earlier ones (lifecycle B5,
 * mechanisms 1.23). What is imported holds at once (ADR-0052), so no version can begin later.
 */
export function policyRules(document: ExaminedDocument, now: Date): Finding[] {
  const findings: Finding[] = [];
  const zone = document.alliance?.value.time_zone;
  const today = zone === undefined ? undefined : localDate(zone, now.getTime());
  const first = new Map<string, string>();
  for (const { value, pointer } of document.entries('deadline_policies')) {
    for (const kind of new Set(value.kinds)) {
      for (const category of new Set(value.categories ?? [null])) {
        const key = JSON.stringify([kind, category, value.from_level ?? 1]);
        const other = first.get(key);
        if (other !== undefined) {
          findings.push({ pointer, code: 'policy_for_the_same_case', params: { id: value.code, other } });
        } else first.set(key, value.code);
      }
    }
    if (today !== undefined && value.effective_from !== undefined && value.effective_from > today) {
      findings.push({
        pointer: `${pointer}/effective_from`,
        code: 'effective_in_future',
        params: { id: value.code, day: value.effective_from },
      });
    }
    (value.previous ?? []).forEach((version, index) => {
      const place = `${pointer}/previous/${index}`;
      if (version.effective_from !== undefined && version.effective_from > version.effective_until) {
        findings.push({ pointer: `${place}/effective_until`, code: 'ends_before_it_starts' });
      }
      if (value.effective_from !== undefined && version.effective_until >= value.effective_from) {
        findings.push({
          pointer: `${place}/effective_until`,
          code: 'policy_versions_overlap',
          params: { id: value.code },
        });
      }
    });
  }
  return findings;
}
