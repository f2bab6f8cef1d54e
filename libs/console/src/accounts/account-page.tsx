import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Spin, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { AccountState } from './account-state-tag.js';
import { AccountSteps } from './account-steps.js';
import { ApiKeys } from './api-keys.js';
import { PartyName } from './party-name.js';
import { useAllianceInView } from './use-alliance-in-view.js';

const LOOK_AGAIN = 30_000;

/** One account: who it is for, what it is signed in with, and what its operator may do with it. */
export function AccountPage() {
  const { id } = useParams();
  const { query } = useAllianceInView();
  const { data, error } = useQuery({
    queryKey: ['account', id, query],
    queryFn: () => body(api.GET('/v1/accounts/{id}', { params: { path: { id: id! }, query } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <AccountView account={data} />;
}

function AccountView({ account }: { account: Shape<'AccountView'> }) {
  const { t } = useLanguage();
  const { allianceId, search } = useAllianceInView();
  const directory = useDirectory(allianceId);
  const { id, name, role, unit_id, enterprise_id, state, created_at } = account;
  return (
    <>
      <Flex gap="small" align="center">
        <Link to={`/accounts${search}`}>{t({ zh: '账户', en: 'Accounts' })}</Link>
        <AccountState state={state} />
      </Flex>
      <Typography.Title level={1}>{name}</Typography.Title>
      <Flex vertical gap="large">
        <Card>
          <Flex vertical gap="middle">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { label: t({ zh: '角色', en: 'Role' }), children: t(word('accountRole', role)) },
                unit_id && {
                  label: t({ zh: '单位', en: 'Unit' }),
                  children: <PartyName id={unit_id} directory={directory} />,
                },
                enterprise_id && {
                  label: t({ zh: '企业', en: 'Enterprise' }),
                  children: <PartyName id={enterprise_id} directory={directory} />,
                },
                {
                  label: t({ zh: '联盟', en: 'Alliance' }),
                  children: directory.alliance || t({ zh: '平台', en: 'The platform' }),
                },
                { label: t({ zh: '开通时间', en: 'Opened' }), children: instantText(created_at) },
                { label: t({ zh: '编号', en: 'Id' }), children: id },
              ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
            />
            <AccountSteps account={account} />
          </Flex>
        </Card>
        <ApiKeys account={account} />
      </Flex>
    </>
  );
}
