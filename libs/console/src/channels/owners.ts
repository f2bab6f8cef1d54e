import type { Directory } from '../directory/directory.ts';
import type { Bilingual } from '../language/language.ts';
import type { Me } from '../session/session.ts';

/** Somebody for whom the reader may open a channel; `named` is how the request says so. */
export interface OwnerChoice {
  readonly value: string;
  readonly label: string;
  readonly named: {
    readonly unit_id?: string;
    readonly officer_id?: string;
    readonly enterprise_id?: string;
  };
}

/**
 * Whose channels the reader may open, the likeliest first: units their own and those of officers, enterprises their own, dispatchers and
 * operators anybody's. Which officers are a unit's, the API decides.
 */
export function ownersOf(
  me: Pick<Me, 'unit_id' | 'enterprise_id'>,
  directory: Pick<Directory, 'alliance' | 'units' | 'officers' | 'enterprises' | 'party'>,
  t: (text: Bilingual) => string,
): OwnerChoice[] {
  const own = (id: string) => ({ value: 'own', label: directory.party(id), named: {} });
  const officers = directory.officers.map(({ value, label }) => ({
    value: `officer:${value}`,
    label: `${label} ${t({ zh: '人员', en: 'officer' })}`,
    named: { officer_id: value },
  }));
  if (me.enterprise_id) return [own(me.enterprise_id)];
  if (me.unit_id) return [own(me.unit_id), ...officers];
  return [
    { value: 'own', label: `${directory.alliance} ${t({ zh: '联盟', en: 'alliance' })}`, named: {} },
    ...directory.units.map(({ value, label }) => ({
      value: `unit:${value}`,
      label,
      named: { unit_id: value },
    })),
    ...officers,
    ...directory.enterprises.map(({ value, label }) => ({
      value: `enterprise:${value}`,
      label,
      named: { enterprise_id: value },
    })),
  ];
}
