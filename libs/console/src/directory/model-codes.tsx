import { useLanguage } from '../language/language-context.js';
import { useDirectory } from './directory.js';

/** Where something stands in the operating model, as the API says it. */
interface ModelCodes {
  readonly platform_code: string | null;
  readonly mechanism_code: string | null;
  readonly model_codes: readonly string[];
}

/** The lines about it on the page of something; none for codes that it does not carry. */
export function useModelItems({ platform_code, mechanism_code, model_codes }: ModelCodes) {
  const { t } = useLanguage();
  const directory = useDirectory();
  return [
    platform_code !== null && {
      label: t({ zh: '平台', en: 'Platform' }),
      children: directory.platform(platform_code),
    },
    mechanism_code !== null && {
      label: t({ zh: '机制', en: 'Mechanism' }),
      children: directory.mechanism(mechanism_code),
    },
    model_codes.length > 0 && {
      label: t({ zh: '运行机制', en: 'Operating model' }),
      children: model_codes.map((code) => directory.modelEntry(code)).join(t({ zh: '、', en: ', ' })),
    },
  ];
}

/** What a form begins with. */
export const codesToBegin = ({ platform_code, mechanism_code, model_codes }: ModelCodes) => ({
  platform_code,
  mechanism_code,
  model_codes,
});

/** The same in a list, under the name of something. */
export function ModelCodesLine({ of }: { of: ModelCodes }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const names = [
    ...(of.platform_code === null ? [] : [directory.platform(of.platform_code)]),
    ...(of.mechanism_code === null ? [] : [directory.mechanism(of.mechanism_code)]),
    ...of.model_codes.map((code) => directory.modelEntry(code)),
  ];
  if (names.length === 0) return null;
  return (
    <>
      <br />
      <small>{names.join(t({ zh: '、', en: ', ' }))}</small>
    </>
  );
}
