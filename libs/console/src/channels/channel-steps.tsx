import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { SigningSecret } from './signing-secret.js';

/** What can be done with a channel as a whole. */
export function ChannelSteps({ channel: { id, kind, state } }: { channel: Shape<'ChannelView'> }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [asked, ask] = useState<'enable' | 'rotate' | 'close'>();
  const [secret, setSecret] = useState<string>();
  const path = { id };
  const dismiss = () => ask(undefined);
  const test = useMutation({
    mutationFn: () => body(api.POST('/v1/notifications/channels/{id}/test', { params: { path } })),
    onSuccess: ({ delivered, failure_code }) =>
      delivered
        ? message.success(t({ zh: '对方已接收测试通知', en: 'The receiver took the test notice' }))
        : message.error(
            t({ zh: '测试通知未送达：', en: 'The test notice did not arrive: ' }) +
              t(word('deliveryFailure', failure_code!)),
          ),
  });
  return (
    <>
      <Flex gap="small" wrap>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t({ zh: '发送测试通知', en: 'Send a test notice' })}
        </Button>
        {state === 'disabled' && (
          <Button type="primary" onClick={() => ask('enable')}>
            {t({ zh: '重新启用', en: 'Enable again' })}
          </Button>
        )}
        {kind === 'webhook' && (
          <Button onClick={() => ask('rotate')}>{t({ zh: '更换密钥', en: 'Rotate the secret' })}</Button>
        )}
        <Button danger onClick={() => ask('close')}>
          {t({ zh: '删除渠道', en: 'Close the channel' })}
        </Button>
      </Flex>
      {test.error && <ProblemAlert error={test.error} />}
      {asked === 'enable' && (
        <CommandDialog
          title={t({ zh: '重新启用', en: 'Enable again' })}
          explanation={t({
            zh: '此后的通知重新由此送达。',
            en: 'What is to be told from now on is sent by it again.',
          })}
          command={() => body(api.POST('/v1/notifications/channels/{id}/enable', { params: { path } }))}
          done={dismiss}
          close={dismiss}
        />
      )}
      {asked === 'rotate' && (
        <CommandDialog
          title={t({ zh: '更换密钥', en: 'Rotate the secret' })}
          explanation={t({
            zh: '签发新密钥；旧密钥同时签名一天，供接收方更换。',
            en: 'A new secret is made; the old one signs beside it for a day, so that the receiver can change over.',
          })}
          command={() => body(api.POST('/v1/notifications/channels/{id}/secret', { params: { path } }))}
          done={(channel) => {
            dismiss();
            setSecret(channel.secret ?? undefined);
          }}
          close={dismiss}
        />
      )}
      {asked === 'close' && (
        <CommandDialog
          title={t({ zh: '删除渠道', en: 'Close the channel' })}
          danger
          explanation={t({
            zh: '地址与密钥一并清除，不能恢复；尚未送出的通知不再发送。',
            en: 'Its address and secrets are forgotten for good, and what is still to be sent by it is not.',
          })}
          command={() => api.DELETE('/v1/notifications/channels/{id}', { params: { path } })}
          done={() => {
            void message.success(t({ zh: '渠道已删除', en: 'The channel is closed' }));
            void navigate('/channels');
          }}
          close={dismiss}
        />
      )}
      {secret && <SigningSecret secret={secret} close={() => setSecret(undefined)} />}
    </>
  );
}
