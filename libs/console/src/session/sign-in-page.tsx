import { useMutation } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/api.js';
import { LanguageSwitch } from '../app/language-switch.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { useSignedInAs } from './session.js';

interface Given {
  alliance_id?: string;
  name?: string;
  password?: string;
  api_key?: string;
}

const REMEMBERED = 'muster.alliance';

/** Name and password, or an API key; the key is exchanged for a session at once and kept nowhere. */
export function SignInPage() {
  const { t } = useLanguage();
  const signedInAs = useSignedInAs();
  const [by, setBy] = useState<'password' | 'api_key'>('password');
  const signIn = useMutation({
    mutationFn: (given: Given) =>
      body(
        api.POST('/v1/sessions', {
          body:
            by === 'api_key'
              ? { api_key: given.api_key!.trim() }
              : {
                  ...(given.alliance_id?.trim() ? { alliance_id: given.alliance_id.trim() } : {}),
                  name: given.name!.trim(),
                  password: given.password!,
                },
        }),
      ),
    onSuccess: (me) => {
      if (me.alliance_id) localStorage.setItem(REMEMBERED, me.alliance_id);
      signedInAs(me);
    },
  });
  const needed = [{ required: true, message: t({ zh: '必填', en: 'is required' }) }];
  return (
    <main className="sign-in">
      <Flex justify="space-between" align="center">
        <Typography.Title level={1} className="brand-title">
          <img src="/assets/muster.svg" alt="" width={36} height={36} /> Muster
        </Typography.Title>
        <LanguageSwitch />
      </Flex>
      <Typography.Paragraph type="secondary">
        {t({ zh: '企业吹哨、理事会报到', en: 'The enterprise blows the whistle, the council reports in' })}
      </Typography.Paragraph>
      <Card>
        <Segmented
          block
          value={by}
          onChange={setBy}
          aria-label={t({ zh: '登录方式', en: 'How to sign in' })}
          options={[
            { value: 'password', label: t({ zh: '账户与密码', en: 'Name and password' }) },
            { value: 'api_key', label: t({ zh: 'API 密钥', en: 'API key' }) },
          ]}
        />
        <Form<Given>
          layout="vertical"
          className="sign-in-form"
          requiredMark={false}
          initialValues={{ alliance_id: localStorage.getItem(REMEMBERED) ?? '' }}
          onFinish={(given) => signIn.mutate(given)}
        >
          {by === 'password' ? (
            <>
              <Form.Item
                name="alliance_id"
                label={t({ zh: '联盟代码', en: 'Alliance' })}
                extra={t({ zh: '平台管理员留空', en: 'left empty by operators of the platform' })}
              >
                <Input autoComplete="organization" placeholder="tianjin" />
              </Form.Item>
              <Form.Item name="name" label={t({ zh: '账户名', en: 'Name' })} rules={needed}>
                <Input autoComplete="username" />
              </Form.Item>
              <Form.Item name="password" label={t({ zh: '密码', en: 'Password' })} rules={needed}>
                <Input.Password autoComplete="current-password" />
              </Form.Item>
            </>
          ) : (
            <Form.Item name="api_key" label={t({ zh: 'API 密钥', en: 'API key' })} rules={needed}>
              <Input.Password autoComplete="off" placeholder="mk_…" />
            </Form.Item>
          )}
          {signIn.error && <ProblemAlert error={signIn.error} />}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t({ zh: '登录', en: 'Sign in' })}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
