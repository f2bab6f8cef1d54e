import type { DirectoryShift } from './directory-types.js';

interface Span {
  readonly officerId: string;
  /** Milliseconds since 1970; holds from `from` until just before `to`. */
  readonly from: number;
  readonly to: number;
}

const compiled = new WeakMap<readonly DirectoryShift[], readonly Span[]>();

/** Officers of a rota who are on duty at an instant, in milliseconds since 1970; each once. The rota is parsed once. */
export function onDutyAt(shifts: readonly DirectoryShift[], instant: number): string[] {
  const officers = new Set<string>();
  for (const { officerId, from, to } of spansOf(shifts)) {
    if (from <= instant && instant < to) officers.add(officerId);
  }
  return [...officers];
}

function spansOf(shifts: readonly DirectoryShift[]): readonly Span[] {
  let spans = compiled.get(shifts);
  if (!spans) {
    spans = shifts.map(({ officer_id, from, to }) => ({
      officerId: officer_id,
      from: Date.parse(from),
      to: Date.parse(to),
    }));
    compiled.set(shifts, spans);
  }
  return spans;
}
