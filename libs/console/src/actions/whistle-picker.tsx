import { Select } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { useWhistle } from '../whistles/use-whistle.js';
import { useFoundWhistles } from './use-found-whistles.js';

interface Props {
  /** Given by the form around it, as are the value and the change. */
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly label?: string;
  readonly className?: string;
}

/** Chooses a whistle by its number, or by words in what it says. */
export function WhistlePicker({ id, value, onChange, label, className }: Props) {
  const { t } = useLanguage();
  const { data: chosen } = useWhistle(value);
  const { found, named, search } = useFoundWhistles();
  const others = found.filter((each) => each.id !== value);
  return (
    <Select
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? undefined)}
      {...search}
      placeholder={[label, search.placeholder].filter(Boolean).join(t({ zh: '：', en: ': ' }))}
      options={[...(chosen ? [chosen] : []), ...others].map(named)}
      {...(id ? { id } : {})}
      {...(className ? { className } : {})}
      {...(label ? { 'aria-label': label } : {})}
    />
  );
}
