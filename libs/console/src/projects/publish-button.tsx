import { Button, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { contentOf, pathWith } from '../actions/content.js';
import { FormDialog } from '../actions/form-dialog.js';
import { useOperationForm } from '../actions/forms.js';
import { StepFields } from '../actions/step-fields.js';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';

const PATH = '/v1/process-templates/{code}/versions';
/** As the API takes codes of templates. */
const CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

interface Props {
  /** Whose next version is published; absent for a new one, whose code is asked for. */
  readonly template?: Shape<'ProcessTemplateView'>;
  readonly type?: 'primary' | 'default';
}

/** Publishes a version of a template; the form begins with the version before. */
export function PublishButton({ template, type = 'default' }: Props) {
  const { t } = useLanguage();
  const operation = useOperationForm(PATH);
  const [asked, ask] = useState(false);
  if (!operation) return null;
  const label = template
    ? t({ zh: '发布新版本', en: 'Publish a version' })
    : t({ zh: '新建模板', en: 'New template' });
  return (
    <>
      <Button
        type={type}
        className="no-print"
        onClick={() => ask(true)}
        {...(template ? { 'aria-label': `${label} · ${template.code}` } : {})}
      >
        {label}
      </Button>
      {asked && (
        <FormDialog<Record<string, unknown> & { $code: string }>
          operation={operation}
          initial={{ ...template?.versions.at(-1), $code: template?.code ?? '', effective_on: dayjs() }}
          commandOf={({ $code, ...given }) => ({
            path: pathWith(PATH, { code: $code }),
            content: contentOf(operation.fields, given),
          })}
          close={() => ask(false)}
        >
          <Form.Item
            name="$code"
            label={t({ zh: '模板代码', en: 'Code of the template' })}
            rules={[
              { required: true, message: t({ zh: '必填', en: 'is required' }) },
              {
                pattern: CODE,
                message: t({ zh: '小写字母、数字和连字符', en: 'small letters, digits, hyphens' }),
              },
            ]}
            hidden={template !== undefined}
          >
            <Input maxLength={63} />
          </Form.Item>
          <StepFields fields={operation.fields} />
        </FormDialog>
      )}
    </>
  );
}
