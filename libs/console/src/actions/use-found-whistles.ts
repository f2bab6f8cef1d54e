import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { useSettled } from '../app/use-settled.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

const SHOWN = 20;

/** Whistles that have what is typed in their number or in their words, and how a list to choose from shows them; the newest while nothing is typed. */
export function useFoundWhistles() {
  const { t } = useLanguage();
  const [typed, type] = useState('');
  const q = useSettled(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['whistles', 'choice', q],
    queryFn: () => body(api.GET('/v1/tickets', { params: { query: { limit: SHOWN, ...(q ? { q } : {}) } } })),
  });
  return {
    found: data?.items ?? [],
    named: ({ id, number, title, state }: Shape<'TicketResource'>) => ({
      value: id,
      label: [number, title, t(word('ticketState', state))].filter(Boolean).join(' · '),
    }),
    search: {
      showSearch: { filterOption: false, onSearch: type },
      loading: isFetching,
      placeholder: t({ zh: '哨件号或其中的词', en: 'number, or words in it' }),
    },
  };
}
