import { Button, Flex, Select, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import type { Role } from '../session/session.js';
import { searchWith } from '../app/search-with.js';
import { AccountState } from './account-state-tag.js';
import { AllianceSelect } from './alliance-select.js';
import { OpenAccountDialog } from './open-account-dialog.js';
import { PartyName } from './party-name.js';
import { roleOptions } from './role-options.js';
import { useAllianceInView } from './use-alliance-in-view.js';

type Account = Shape<'AccountView'>;

/** Accounts of an alliance, or of the platform: where an operator begins. */
export function AccountsPage() {
  const { t } = useLanguage();
  const me = useSignedIn();
  const { allianceId, query, search: ofAlliance } = useAllianceInView();
  const directory = useDirectory(allianceId);
  const [search, setSearch] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const role = (search.get('role') ?? undefined) as Role | undefined;
  const list = useList<Account>(['accounts', allianceId, role], (cursor) =>
    body(
      api.GET('/v1/accounts', {
        params: { query: { ...query, ...(role ? { role } : {}), ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const set = (name: string) => (value: string | null | undefined) =>
    setSearch((now) => searchWith(now, name, value ?? undefined), { replace: true });
  const columns: TableColumnsType<Account> = [
    {
      title: t({ zh: '账户', en: 'Account' }),
      render: (_, { id, name }) => <Link to={`/accounts/${id}${ofAlliance}`}>{name}</Link>,
    },
    { title: t({ zh: '角色', en: 'Role' }), render: (_, account) => t(word('accountRole', account.role)) },
    {
      title: t({ zh: '单位或企业', en: 'Unit or enterprise' }),
      render: (_, { unit_id, enterprise_id }) => {
        const party = unit_id ?? enterprise_id;
        return party && <PartyName id={party} directory={directory} />;
      },
    },
    { title: t({ zh: '状态', en: 'State' }), render: (_, { state }) => <AccountState state={state} /> },
    { title: t({ zh: '开通时间', en: 'Opened' }), render: (_, { created_at }) => instantText(created_at) },
  ];
  return (
    <>
      <Flex justify="space-between" align="center" wrap>
        <Typography.Title level={1}>{t({ zh: '账户', en: 'Accounts' })}</Typography.Title>
        <Button type="primary" onClick={() => setOpening(true)}>
          {t({ zh: '开通账户', en: 'Open an account' })}
        </Button>
      </Flex>
      <search className="filters">
        {me.alliance_id === null && <AllianceSelect value={allianceId} choose={set('alliance')} />}
        <Select
          allowClear
          value={role}
          placeholder={t({ zh: '角色', en: 'Role' })}
          aria-label={t({ zh: '角色', en: 'Role' })}
          options={roleOptions(allianceId, t)}
          onChange={set('role')}
        />
      </search>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有这样的账户', en: 'There is no such account' })}
      />
      {opening && <OpenAccountDialog close={() => setOpening(false)} />}
    </>
  );
}
