import type { ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** Somebody convenes, the convenor counts once (mechanisms 0.3: convenor + 10 = 11), and one unit at most takes what nobody else does. */
export function rosterRules(document: ExaminedDocument): Finding[] {
  const { alliance } = document;
  const units = document.entries('units');
  const findings: Finding[] = [];
  if (alliance) {
    const { convenor_unit_id: convenorId, lead_unit_ids: leads } = alliance.value;
    if (convenorId === undefined && leads.length === 0)
      findings.push({ pointer: '/alliance', code: 'nobody_convenes' });
    const convenor = units.find(({ value }) => value.id === convenorId);
    for (const { value, pointer } of units) {
      if (
        convenor &&
        value.id !== convenorId &&
        (value.name_zh === convenor.value.name_zh || value.name_en === convenor.value.name_en)
      ) {
        findings.push({ pointer, code: 'convenor_counted_twice', params: { id: value.id } });
      }
    }
    if (convenor && !convenor.value.active) {
      findings.push({
        pointer: '/alliance/convenor_unit_id',
        code: 'inactive_unit',
        params: { id: convenor.value.id },
      });
    }
    leads.forEach((id, index) => {
      const lead = units.find(({ value }) => value.id === id);
      if (lead && !lead.value.active) {
        findings.push({ pointer: `/alliance/lead_unit_ids/${index}`, code: 'inactive_unit', params: { id } });
      }
    });
  }
  const [first, ...others] = units.filter(({ value }) => value.catch_all);
  for (const { pointer } of others) {
    findings.push({
      pointer: `${pointer}/catch_all`,
      code: 'second_catch_all',
      params: { id: first!.value.id },
    });
  }
  if (first && !first.value.active) {
    findings.push({
      pointer: `${first.pointer}/active`,
      code: 'inactive_unit',
      params: { id: first.value.id },
    });
  }
  return findings;
}
