import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import type { Option } from './directory.js';

/** Codes of alliances, units and enterprises, as the API takes them. */
const CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

type Props = Omit<SelectProps<string>, 'options' | 'showSearch'> & { readonly options: readonly Option[] };

/** Chooses by name or code. A code that is not there yet can be typed: accounts are opened before a directory is imported. */
export function CodeSelect({ options, ...select }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const isNew = CODE.test(typed) && !options.some(({ value }) => value === typed);
  const typedOption = {
    value: typed,
    label: t({ zh: `${typed}（名录中没有）`, en: `${typed} (not in the directory)` }),
  };
  return (
    <Select
      {...select}
      showSearch={{ optionFilterProp: ['label', 'value'], onSearch: setTyped }}
      options={isNew ? [...options, typedOption] : [...options]}
    />
  );
}
