import type { Measure } from './measure.js';

/** Satisfied ÷ settled of one kind of clock; open clocks are in neither (kpis B7). */
export function clockMeasure(metric: string, states?: readonly string[]): Measure {
  const of = (parts: string[], weight?: number) => ({
    metric,
    parts,
    ...(states ? { states } : {}),
    ...(weight ? { weight } : {}),
  });
  return {
    numerator: [of(['satisfied'])],
    denominator: [of(['satisfied', 'breached'])],
    open: [of(['started']), of(['satisfied', 'breached'], -1)],
    shown: { clocks: [of(['started'])], breached: [of(['breached'])] },
  };
}
