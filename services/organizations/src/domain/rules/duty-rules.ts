import type { ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** One officer answers for a unit at a time, and whoever answers belongs to the unit (mechanisms 2.21). */
export function dutyRules(document: ExaminedDocument): Finding[] {
  const findings: Finding[] = [];
  const officers = new Map(document.entries('officers').map(({ value }) => [value.id, value]));
  for (const { value: rota, pointer } of document.entries('duty_rota')) {
    const shifts = rota.shifts.map((shift, index) => ({
      officer: shift.officer_id,
      from: Date.parse(shift.from),
      to: Date.parse(shift.to),
      pointer: `${pointer}/shifts/${index}`,
    }));
    for (const shift of shifts) {
      if (shift.from >= shift.to)
        findings.push({ pointer: `${shift.pointer}/to`, code: 'ends_before_it_starts' });
      const posts = officers.get(shift.officer)?.posts;
      if (
        posts &&
        !posts.some((post) => post.organisation_kind === 'unit' && post.organisation_id === rota.unit_id)
      ) {
        const params = { id: shift.officer, unit: rota.unit_id };
        findings.push({
          pointer: `${shift.pointer}/officer_id`,
          code: 'duty_without_post',
          params,
          warning: true,
        });
      }
    }
    const inOrder = shifts.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from);
    let latest = inOrder[0];
    for (const shift of inOrder.slice(1)) {
      if (shift.from < latest!.to) {
        findings.push({
          pointer: shift.pointer,
          code: 'rota_overlap',
          params: { unit: rota.unit_id, other: latest!.pointer },
        });
      }
      if (shift.to > latest!.to) latest = shift;
    }
  }
  const onRota = document.ids('duty_rota', 'unit_id');
  for (const { value, pointer } of document.entries('units')) {
    if (onRota && value.active && !onRota.has(value.id)) {
      findings.push({ pointer, code: 'nobody_on_duty', params: { id: value.id }, warning: true });
    }
  }
  return findings;
}
