import type { Shape } from '../api/api.ts';
import type { Bilingual } from '../language/language.ts';

export type Milestone = Shape<'MilestoneView'>;

/** Days ahead of a plan in words: negative ones are late. */
export function aheadText(days: number): Bilingual {
  if (days === 0) return { zh: '如期', en: 'on its day' };
  const many = Math.abs(days);
  const unit = many === 1 ? 'day' : 'days';
  return days > 0
    ? { zh: `提前 ${many} 天`, en: `${many} ${unit} early` }
    : { zh: `滞后 ${many} 天`, en: `${many} ${unit} late` };
}

/** How a process stands with its milestones, in a line; empty without any. */
export function speedText({
  milestones,
  speed,
}: Pick<Shape<'ProjectProcessView'>, 'milestones' | 'speed'>): Bilingual[] {
  if (milestones.length === 0) return [];
  const { planned, late, reached, days_ahead_of_first: days, days_first_to_last: span } = speed;
  return [
    { zh: `已达到 ${reached}`, en: `${reached} reached` },
    { zh: `逾期 ${late}`, en: `${late} late` },
    { zh: `计划中 ${planned}`, en: `${planned} to come` },
    ...(reached > 0 ? [ofFirstPlan(days)] : []),
    ...(span === null
      ? []
      : [{ zh: `首末节点相距 ${span} 天`, en: `${span} days from the first to the last reached` }]),
  ];
}

/** Days gained or lost against first plans, summed over what has been reached. */
export function ofFirstPlan(days: number): Bilingual {
  if (days === 0) return { zh: '与最初计划相符', en: 'as planned first' };
  const many = Math.abs(days);
  return days > 0
    ? { zh: `比最初计划共提前 ${many} 天`, en: `${many} days gained against the first plan` }
    : { zh: `比最初计划共滞后 ${many} 天`, en: `${many} days lost against the first plan` };
}
