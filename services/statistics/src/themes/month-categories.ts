import { DAY_MS } from '@muster/clock';
import type { MonthSpan } from '../domain/month-span.js';
import { BASELINE_MONTHS } from '../domain/theme-effect.js';
import { monthsBefore, yearBefore } from '../domain/year-on-year.js';
import type { Figures } from '../figures/figures.js';
import { REPEATED_WITHIN_DAYS } from '../whistling/repeats.js';
import { CategoryVolumes } from './category-volumes.js';
import { ThemeEvidence } from './theme-evidence.js';
import type { CategoryMonth } from './theme-proposals.js';

/** What a month says of each category of trouble, and where that comes from. */
export interface MonthCategories {
  readonly categories: readonly CategoryMonth[];
  readonly evidence: ThemeEvidence;
  /** Of the three months before, and of the same month a year before. */
  readonly volumes: CategoryVolumes;
}

/** Reads it, category by category. @param period `YYYY-MM`. */
export async function monthCategories(figures: Figures, period: string): Promise<MonthCategories> {
  const { span } = figures.month(period);
  const evidence = await evidenceOf(figures, span);
  const before = monthsBefore(period, BASELINE_MONTHS);
  const volumes = new CategoryVolumes(await figures.cells([...before, yearBefore(period)]));
  const origins = await figures.origins(evidence.ids);
  const categories = evidence.categories(origins, (category) => volumes.raised(category, before));
  return { categories, evidence, volumes };
}

async function evidenceOf(figures: Figures, span: MonthSpan): Promise<ThemeEvidence> {
  const evidence = new ThemeEvidence(span, (figures.asOf ?? figures.now).getTime());
  const since = span.start - REPEATED_WITHIN_DAYS * DAY_MS;
  for await (const whistle of figures.whistlesMovedSince(since)) evidence.add(whistle);
  for await (const whistle of figures.openWhistles()) evidence.add(whistle);
  return evidence;
}
