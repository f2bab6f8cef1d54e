import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { useSettled } from '../app/use-settled.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useWhistle } from '../whistles/use-whistle.js';

interface Props {
  /** Given by the form around it, as are the value and the change. */
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly label?: string;
  readonly className?: string;
}

const SHOWN = 20;

/** Chooses a whistle by its number, or by words in what it says. */
export function WhistlePicker({ id, value, onChange, label, className }: Props) {
  const { t } = useLanguage();
  const [typed, type] = useState('');
  const q = useSettled(typed.trim());
  const { data: chosen } = useWhistle(value);
  const { data: found, isFetching } = useQuery({
    queryKey: ['whistles', 'choice', q],
    queryFn: () => body(api.GET('/v1/tickets', { params: { query: { limit: SHOWN, ...(q ? { q } : {}) } } })),
  });
  const named = ({ id: whistle, number, title, state }: Shape<'TicketResource'>) => ({
    value: whistle,
    label: [number, title, t(word('ticketState', state))].filter(Boolean).join(' · '),
  });
  const others = found?.items.filter((each) => each.id !== value) ?? [];
  return (
    <Select
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? undefined)}
      showSearch={{ filterOption: false, onSearch: type }}
      loading={isFetching}
      placeholder={[label, t({ zh: '哨件号或其中的词', en: 'number, or words in it' })]
        .filter(Boolean)
        .join(t({ zh: '：', en: ': ' }))}
      options={[...(chosen ? [chosen] : []), ...others].map(named)}
      {...(id ? { id } : {})}
      {...(className ? { className } : {})}
      {...(label ? { 'aria-label': label } : {})}
    />
  );
}
