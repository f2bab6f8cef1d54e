import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/api.js';
import { everyPage } from '../api/every-page.js';
import { CodeSelect } from '../directory/code-select.js';
import { useLanguage } from '../language/language-context.js';

interface Props {
  /** Null: the platform itself. */
  readonly value: string | null;
  readonly choose: (allianceId: string | null) => void;
}

/** Antd's lists take no null for a choice. */
const PLATFORM = '';

/** Whose accounts an operator of the platform looks at. */
export function AllianceSelect({ value, choose }: Props) {
  const { t, language } = useLanguage();
  const { data = [] } = useQuery({
    queryKey: ['alliances'],
    queryFn: () => everyPage((query) => body(api.GET('/v1/alliances', { params: { query } }))),
  });
  return (
    <CodeSelect
      className="wide"
      aria-label={t({ zh: '联盟', en: 'Alliance' })}
      value={value ?? PLATFORM}
      options={[
        { value: PLATFORM, label: t({ zh: '平台（不属于任何联盟）', en: 'The platform (no alliance)' }) },
        ...data.map(({ id, name_zh, name_en }) => ({
          value: id,
          label: language === 'zh' ? name_zh : name_en,
        })),
      ]}
      onChange={(chosen) => choose(chosen === PLATFORM ? null : chosen)}
    />
  );
}
