import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary, word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { ownersOf } from './owners.js';
import { SigningSecret } from './signing-secret.js';

interface NewChannel {
  readonly owner: string;
  readonly kind: Shape<'OpenChannelRequest'>['kind'];
  readonly address: string;
  readonly language: Shape<'OpenChannelRequest'>['language'];
  readonly secret?: string;
}

/** Robots that sign what they take. */
const SIGNED: readonly string[] = ['dingtalk', 'feishu'];

/** Opens a channel and shows it; a webhook's secret first, this once. */
export function OpenChannelDialog({ close }: { close: () => void }) {
  const { t, language } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Shape<'NewChannelView'>>();
  const owners = ownersOf(useSignedIn(), useDirectory(), t);
  const show = (id: string) => {
    close();
    void navigate(`/channels/${id}`);
  };
  if (opened?.secret) return <SigningSecret secret={opened.secret} close={() => show(opened.id)} />;
  return (
    <CommandDialog
      title={t({ zh: '开通渠道', en: 'Open a channel' })}
      explanation={t({
        zh: '地址加密保存，只显示掩码。开通后按归属接收常用事项，可随时调整。',
        en: 'The address is kept sealed and shown masked. A new channel gets what its owner usually wants to hear; that can be changed at any time.',
      })}
      command={({ owner, address, secret, ...others }: NewChannel) =>
        body(
          api.POST('/v1/notifications/channels', {
            body: {
              ...others,
              ...owners.find(({ value }) => value === owner)!.named,
              address: address.trim(),
              ...(secret ? { secret: secret.trim() } : {}),
            },
          }),
        )
      }
      done={(channel) => {
        void message.success(t({ zh: '渠道已开通', en: 'The channel is open' }));
        if (channel.secret) setOpened(channel);
        else show(channel.id);
      }}
      close={close}
      initialValues={{ owner: owners[0]!.value, kind: 'wecom', language }}
    >
      <Form.Item<NewChannel> name="owner" label={t({ zh: '归属', en: 'Whose' })}>
        <Select
          virtual={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={owners.map(({ value, label }) => ({ value, label }))}
        />
      </Form.Item>
      <Fields />
    </CommandDialog>
  );
}

function Fields() {
  const { t } = useLanguage();
  const kind = Form.useWatch('kind', Form.useFormInstance<NewChannel>());
  const needed = [{ required: true, whitespace: true, message: t({ zh: '必填', en: 'is required' }) }];
  const options = (of: 'channelKind' | 'language') =>
    Object.keys(vocabulary[of]).map((value) => ({ value, label: t(word(of, value)) }));
  return (
    <>
      <Form.Item<NewChannel> name="kind" label={t({ zh: '方式', en: 'Kind' })}>
        <Select virtual={false} options={options('channelKind')} />
      </Form.Item>
      <Form.Item<NewChannel>
        name="address"
        label={kind === 'email' ? t({ zh: '邮箱', en: 'Mail address' }) : t({ zh: '网址', en: 'URL' })}
        rules={needed}
      >
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      {SIGNED.includes(kind) && (
        <Form.Item<NewChannel>
          name="secret"
          label={t({ zh: '加签密钥（机器人设有加签时）', en: 'Signing secret, where the robot has one' })}
        >
          <Input.Password maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item<NewChannel> name="language" label={t({ zh: '通知语言', en: 'Language of the notices' })}>
        <Select virtual={false} options={options('language')} />
      </Form.Item>
    </>
  );
}
