import type { Shape } from '../api/api.ts';
import type { Bilingual } from '../language/language.ts';

type Model = Shape<'OperatingModelDocument'>;
type Heading = 'structures' | 'drives' | 'teams' | 'scopes';

/** The headings of an operating model of which something names entries as `heading.code`; platform and mechanism have fields of their own. */
export const MODEL_HEADINGS: Readonly<Record<Heading, Bilingual>> = {
  structures: { zh: '架构', en: 'Structures' },
  drives: { zh: '驱动与引领', en: 'Drives and leads' },
  teams: { zh: '队伍', en: 'Teams' },
  scopes: { zh: '范围', en: 'Scopes' },
};

/** The entries under those headings as something names them, in the order of the directory. */
export function modelEntriesOf(
  model: Model | undefined,
  nameOf: (named: { name_zh: string; name_en: string }) => string,
  t: (text: Bilingual) => string,
): { value: string; label: string }[] {
  return (Object.keys(MODEL_HEADINGS) as Heading[]).flatMap((heading) =>
    (model?.[heading] ?? []).map((entry) => ({
      value: `${heading}.${entry.code}`,
      label: `${t(MODEL_HEADINGS[heading])} · ${nameOf(entry)}`,
    })),
  );
}
