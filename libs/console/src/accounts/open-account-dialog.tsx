import { App, Form, Input, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { CodeSelect } from '../directory/code-select.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { affiliationOf } from './affiliation.js';
import { PasswordInput, passwordRule } from './password-input.js';
import { roleOptions } from './role-options.js';
import { useAllianceInView } from './use-alliance-in-view.js';

type NewAccount = Pick<Shape<'NewAccount'>, 'name' | 'role' | 'unit_id' | 'enterprise_id' | 'password'>;

const NAME = 100;

/** Opens an account and shows it: there it is given a key. */
export function OpenAccountDialog({ close }: { close: () => void }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { query, search } = useAllianceInView();
  const addressOf = (id: string) => `/accounts/${id}${search}`;
  return (
    <CommandDialog
      title={t({ zh: '开通账户', en: 'Open an account' })}
      explanation={t({
        zh: '一个账户只有一个角色；兼任多职的人每职一个账户。开通后可为其签发 API 密钥。',
        en: 'An account has one role: whoever holds several posts has an account for each. Once it is open it can be given an API key.',
      })}
      command={({ name, password, ...others }: NewAccount, key) =>
        body(
          api.POST('/v1/accounts', {
            params: { query, header: { 'Idempotency-Key': key } },
            body: { ...others, name: name.trim(), ...(password ? { password } : {}) },
          }),
        )
      }
      done={({ id, name }) => {
        close();
        void message.success(t({ zh: `已开通：${name}`, en: `Opened: ${name}` }));
        void navigate(addressOf(id));
      }}
      close={close}
      fieldOf={{ name_taken: 'name' }}
      wayOn={({ account_id }) =>
        account_id && (
          <Link to={addressOf(account_id)}>
            {t({ zh: '查看使用该名称的账户', en: 'Show the account that has the name' })}
          </Link>
        )
      }
    >
      <Fields />
    </CommandDialog>
  );
}

function Fields() {
  const { t } = useLanguage();
  const { allianceId } = useAllianceInView();
  const directory = useDirectory(allianceId);
  const form = Form.useFormInstance<NewAccount>();
  const affiliation = affiliationOf(Form.useWatch('role', form));
  const needed = [{ required: true, whitespace: true, message: t({ zh: '必填', en: 'is required' }) }];
  return (
    <>
      <Form.Item<NewAccount>
        name="name"
        label={t({ zh: '账户名', en: 'Name' })}
        extra={t({ zh: '登录时使用，在联盟内唯一', en: 'for signing in; unique within the alliance' })}
        rules={needed}
      >
        <Input maxLength={NAME} autoComplete="off" />
      </Form.Item>
      <Form.Item<NewAccount> name="role" label={t({ zh: '角色', en: 'Role' })} rules={needed}>
        <Select virtual={false} options={roleOptions(allianceId, t)} />
      </Form.Item>
      {affiliation && (
        <Form.Item<NewAccount>
          key={affiliation.field}
          name={affiliation.field}
          label={
            affiliation.field === 'unit_id'
              ? t({ zh: '单位', en: 'Unit' })
              : t({ zh: '企业', en: 'Enterprise' })
          }
          rules={affiliation.required ? needed : []}
        >
          <CodeSelect
            allowClear={!affiliation.required}
            options={affiliation.field === 'unit_id' ? directory.units : directory.enterprises}
          />
        </Form.Item>
      )}
      <Form.Item<NewAccount>
        name="password"
        label={t({ zh: '密码（可不设）', en: 'Password (optional)' })}
        rules={[passwordRule(t)]}
      >
        <PasswordInput />
      </Form.Item>
    </>
  );
}
