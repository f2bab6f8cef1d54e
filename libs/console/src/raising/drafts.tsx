import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { api, body } from '../api/api.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import type { Intent } from './intent.js';

interface Props {
  /** The draft that is being written now. */
  readonly openId?: string | undefined;
  readonly open: (id: string, version: number, ticket: Intent) => void;
}

/** What the reader began to write and kept. */
export function Drafts({ open, openId }: Props) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['drafts'], queryFn: () => body(api.GET('/v1/drafts')) });
  const discard = useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/drafts/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const others = data?.items.filter(({ id }) => id !== openId) ?? [];
  if (others.length === 0) return null;
  return (
    <Card title={t({ zh: '我的草稿', en: 'My drafts' })}>
      <ul className="units">
        {others.map(({ id, version, ticket, updated_at }) => (
          <li key={id}>
            <Flex justify="space-between" align="center" gap="small">
              <Button type="link" className="draft" onClick={() => open(id, version, ticket)}>
                {ticket.title ?? t({ zh: '（无标题）', en: '(no title)' })}
              </Button>
              <Button type="text" danger size="small" onClick={() => discard.mutate(id)}>
                {t({ zh: '删除', en: 'Discard' })}
              </Button>
            </Flex>
            <small>{instantText(updated_at)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
