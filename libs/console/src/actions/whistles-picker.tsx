import { Select } from 'antd';
import { useWhistleNames } from '../whistles/use-whistle.js';
import { useFoundWhistles } from './use-found-whistles.js';

interface Props {
  /** Given by the form around it, as are the value and the change. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (ids: readonly string[]) => void;
}

/** Chooses as many whistles as somebody wants, as the picker of one does. */
export function WhistlesPicker({ id, value = [], onChange }: Props) {
  const { found, named, search } = useFoundWhistles();
  const names = useWhistleNames(value);
  const chosen = value.map((each, index) => ({ value: each, label: names[index] ?? each }));
  const others = found.filter((each) => !value.includes(each.id));
  return (
    <Select
      mode="multiple"
      value={[...value]}
      onChange={(next) => onChange?.(next)}
      {...search}
      options={[...chosen, ...others.map(named)]}
      {...(id ? { id } : {})}
    />
  );
}
