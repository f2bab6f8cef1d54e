import type { Option } from '../directory/directory.ts';
import type { Bilingual } from '../language/language.ts';
import { vocabulary } from '../language/vocabulary.ts';

/** The roles that accounts of an alliance can have; the platform itself (null) has operators only. */
export function roleOptions(allianceId: string | null, t: (text: Bilingual) => string): Option[] {
  return Object.entries(vocabulary.accountRole)
    .filter(([role]) => allianceId !== null || role === 'operator')
    .map(([role, name]) => ({ value: role, label: t(name) }));
}
