import { Button, Flex } from 'antd';
import type { Option } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { moved } from './moved.js';

interface Props {
  readonly options: readonly Option[];
  /** Given by the form around it, as is the change. */
  readonly value?: readonly string[];
  readonly onChange?: (values: readonly string[]) => void;
}

/** Puts everything that there is into an order, one step up or down at a time: so also by keyboard. */
export function InOrder({ options, value = [], onChange }: Props) {
  const { t } = useLanguage();
  const names = new Map(options.map((option) => [option.value, option.label]));
  const move = (index: number, by: -1 | 1, label: string) => (
    <Button
      size="small"
      aria-label={`${label} · ${names.get(value[index]!)}`}
      // Not `disabled`: whoever moves an entry to the end by keyboard would be lost there.
      aria-disabled={moved(value, index, by) === value}
      onClick={() => onChange?.(moved(value, index, by))}
    >
      {by < 0 ? '↑' : '↓'}
    </Button>
  );
  return (
    <ol className="in-order">
      {value.map((each, index) => (
        <li key={each}>
          <Flex gap="small" align="center" justify="space-between">
            <span>{names.get(each)}</span>
            <Flex gap="small">
              {move(index, -1, t({ zh: '上移', en: 'Up' }))}
              {move(index, 1, t({ zh: '下移', en: 'Down' }))}
            </Flex>
          </Flex>
        </li>
      ))}
    </ol>
  );
}
