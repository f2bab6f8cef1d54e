import { useQuery } from '@tanstack/react-query';
import { Button, Card, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useNow } from '../app/use-now.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { IssueKeyDialog } from './issue-key-dialog.js';
import { IssuedKey } from './issued-key.js';
import { keyState } from './key-state.js';
import { RevokeKeyDialog } from './revoke-key-dialog.js';
import { useAllianceInView } from './use-alliance-in-view.js';

type Key = Shape<'ApiKeyView'>;

const LOOK_AGAIN = 30_000;
const COLOURS = { live: 'green', expired: 'default', revoked: 'default' } as const;

/** The keys of an account. Their secrets are nowhere: a key is shown when it is issued, and never again. */
export function ApiKeys({ account }: { account: Shape<'AccountView'> }) {
  const { t } = useLanguage();
  const now = useNow();
  const { query } = useAllianceInView();
  const [issuing, setIssuing] = useState(false);
  const [issued, setIssued] = useState<Shape<'IssuedApiKey'>>();
  const [revoking, setRevoking] = useState<string>();
  const path = { id: account.id };
  const { data, error, isPending } = useQuery({
    queryKey: ['account', account.id, query, 'api-keys'],
    queryFn: () => body(api.GET('/v1/accounts/{id}/api-keys', { params: { path, query } })),
    refetchInterval: LOOK_AGAIN,
  });
  const columns: TableColumnsType<Key> = [
    { title: t({ zh: '密钥编号', en: 'Key' }), render: (_, { key_id }) => <code>{key_id}</code> },
    {
      title: t({ zh: '状态', en: 'State' }),
      render: (_, key) => {
        const state = keyState(key, now);
        return <Tag color={COLOURS[state]}>{t(word('keyState', state))}</Tag>;
      },
    },
    { title: t({ zh: '签发', en: 'Issued' }), render: (_, { issued_at }) => instantText(issued_at) },
    {
      title: t({ zh: '到期', en: 'Expires' }),
      render: (_, { expires_at }) =>
        expires_at === null ? t({ zh: '不过期', en: 'never' }) : instantText(expires_at),
    },
    {
      title: t({ zh: '最近使用', en: 'Last used' }),
      render: (_, { last_used_at }) =>
        last_used_at === null ? t({ zh: '未使用', en: 'not yet' }) : instantText(last_used_at),
    },
    {
      title: t({ zh: '操作', en: 'Actions' }),
      render: (_, key) =>
        keyState(key, now) === 'live' && (
          <Button size="small" danger onClick={() => setRevoking(key.key_id)}>
            {t({ zh: '吊销', en: 'Revoke' })}
          </Button>
        ),
    },
  ];
  return (
    <Card
      title={t({ zh: 'API 密钥', en: 'API keys' })}
      extra={
        account.state === 'open' && (
          <Button type="primary" onClick={() => setIssuing(true)}>
            {t({ zh: '签发密钥', en: 'Issue a key' })}
          </Button>
        )
      }
    >
      <ListTable
        list={{ items: data?.items ?? [], error, loading: isPending, more: undefined, loadingMore: false }}
        columns={columns}
        rowKey={({ key_id }) => key_id}
        empty={t({ zh: '尚无密钥', en: 'No key yet' })}
      />
      {issuing && <IssueKeyDialog account={account} issued={setIssued} close={() => setIssuing(false)} />}
      {issued && <IssuedKey issued={issued} close={() => setIssued(undefined)} />}
      {revoking && (
        <RevokeKeyDialog account={account} keyId={revoking} close={() => setRevoking(undefined)} />
      )}
    </Card>
  );
}
