import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Form, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v4 as uuid } from 'uuid';
import { api, body } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { Drafts } from './drafts.js';
import { FilePicker, type SentFile } from './file-picker.js';
import { IntentFields } from './intent-fields.js';
import { type Intent, intentOf, type Written, writtenOf } from './intent.js';
import { RoutePreview } from './route-preview.js';
import { SimilarWhistles } from './similar-whistles.js';
import { useEverythingAnew } from '../app/use-everything-anew.js';
import { useSettled } from '../app/use-settled.js';

/** The draft that is being written, when it was kept before. */
interface Kept {
  readonly id: string;
  readonly version: number;
}

/** Blows the whistle; while somebody writes, it says where the whistle would go, and which may be the same matter. */
export function RaisePage() {
  const { t } = useLanguage();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const readAnew = useEverythingAnew();
  const [form] = Form.useForm<Written>();
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const [key, setKey] = useState(() => uuid());
  const [kept, setKept] = useState<Kept>();
  const written = Form.useWatch((values: Written) => values, form) ?? {};
  const intent = useSettled(intentOf(written, []));
  const whole = () =>
    intentOf(
      form.getFieldsValue(),
      files.map(({ id }) => id),
    );

  const raise = useMutation({
    mutationFn: () => raised(whole(), kept, key),
    onSuccess: async (ticket) => {
      await readAnew();
      void navigate(`/whistles/${ticket.id}`);
      if (ticket.notice) modal.warning({ title: t(ticket.notice) });
      else
        void message.success(
          t({ zh: `已吹哨：${ticket.number}`, en: `The whistle is blown: ${ticket.number}` }),
        );
    },
  });
  const keep = useMutation({
    mutationFn: () => saved(whole(), kept),
    onSuccess: async ({ id, version }) => {
      setKept({ id, version });
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      void message.success(t({ zh: '草稿已保存', en: 'The draft is kept' }));
    },
  });
  const open = (id: string, version: number, ticket: Intent) => {
    form.resetFields();
    form.setFieldsValue(writtenOf(ticket));
    setFiles(
      (ticket.attachment_ids ?? []).map((each) => ({ id: each, name: t({ zh: '附件', en: 'file' }) })),
    );
    setKept({ id, version });
    setKey(uuid());
  };

  return (
    <>
      <Typography.Title level={1}>{t({ zh: '吹哨', en: 'Blow the whistle' })}</Typography.Title>
      <div className="whistle">
        <Card className="main">
          <Form<Written> form={form} layout="vertical" onFinish={() => raise.mutate()} scrollToFirstError>
            <IntentFields />
            <FilePicker files={files} change={setFiles} />
            {(raise.error ?? keep.error) && <ProblemAlert error={(raise.error ?? keep.error)!} />}
            <Flex gap="small" wrap>
              <Button type="primary" htmlType="submit" loading={raise.isPending} size="large">
                {t({ zh: '吹哨', en: 'Blow the whistle' })}
              </Button>
              <Button size="large" loading={keep.isPending} onClick={() => keep.mutate()}>
                {t({ zh: '存为草稿', en: 'Keep as a draft' })}
              </Button>
            </Flex>
          </Form>
        </Card>
        <aside className="side">
          <RoutePreview intent={intent} />
          <SimilarWhistles intent={intent} />
          <Drafts open={open} openId={kept?.id} />
        </aside>
      </div>
    </>
  );
}

/** A draft that was kept is raised as that draft, so that it is gone afterwards. */
async function raised(intent: Intent, kept: Kept | undefined, key: string) {
  const header = { 'Idempotency-Key': key };
  if (!kept)
    return body(
      api.POST('/v1/tickets', {
        params: { header },
        body: intent as Required<Pick<Intent, 'category' | 'title' | 'description'>>,
      }),
    );
  const { id } = await saved(intent, kept);
  return body(api.POST('/v1/drafts/{id}/submit', { params: { path: { id } } }));
}

function saved(intent: Intent, kept: Kept | undefined) {
  if (!kept) return body(api.POST('/v1/drafts', { body: intent }));
  return body(
    api.PUT('/v1/drafts/{id}', {
      params: { path: { id: kept.id }, header: { 'If-Match': `"v${kept.version}"` } },
      body: intent,
    }),
  );
}
