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

/** The same, less what is in time only because its clock was extended; extensions stand beside it (kpis K5). */
export function byOriginalDue(metric: string): Measure {
  const measure = clockMeasure(metric);
  const extended = { metric: `extended_${metric}` };
  const saved = { ...extended, parts: ['saved'] };
  return {
    ...measure,
    numerator: [...measure.numerator, { ...saved, weight: -1 }],
    shown: { ...measure.shown, extended: [{ ...extended, parts: ['started'] }], saved_by_extension: [saved] },
  };
}
