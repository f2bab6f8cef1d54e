import type { Bilingual } from '@muster/http';
import type { WhistleEventData, WhistleEventType } from '../domain/whistle-event.js';

/** Names of units in both languages, by id. */
export type UnitNames = (unitId: string) => Bilingual;

/** What one type of event says to people. */
export type Label<Type extends WhistleEventType> = (
  data: WhistleEventData[Type],
  unit: UnitNames,
) => Bilingual;

const ROLES = {
  lead: { zh: '主办', en: 'lead' },
  co: { zh: '协办', en: 'co-unit' },
  inform: { zh: '知会', en: 'informed' },
};
const late = {
  satisfied: { zh: '', en: '' },
  none: { zh: '', en: '' },
  breached: { zh: '（逾时）', en: ' (late)' },
};

/** A label of the form "unit (role) does this", with a remark when it was late. */
export const ofUnit =
  (zh: string, en: string) =>
  (
    { unit_id, role, clock }: { unit_id: string; role: keyof typeof ROLES; clock?: keyof typeof late },
    unit: UnitNames,
  ): Bilingual => {
    const name = unit(unit_id);
    const suffix = late[clock ?? 'none'];
    return {
      zh: `${name.zh}（${ROLES[role].zh}）${zh}${suffix.zh}`,
      en: `${name.en} (${ROLES[role].en})${en}${suffix.en}`,
    };
  };

/** An instant as people read it on a timeline, in UTC. */
export function shown(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
