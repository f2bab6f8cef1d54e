import { Form, Input, Select, Switch } from 'antd';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import type { Written } from './intent.js';

const TITLE = 200;
const DESCRIPTION = 10_000;
const CLAIM = 1_000;

/** Those who raise for an enterprise that is not their own. */
const FOR_OTHERS = ['hotline', 'council', 'dispatcher'];

/** What a whistle says. */
export function IntentFields() {
  const { t } = useLanguage();
  const { role } = useSignedIn();
  const directory = useDirectory();
  const needed = [{ required: true, whitespace: true, message: t({ zh: '必填', en: 'is required' }) }];
  const search = { optionFilterProp: 'label' } as const;
  return (
    <>
      {FOR_OTHERS.includes(role) && (
        <Form.Item<Written> name="enterprise_id" label={t({ zh: '代哪家企业吹哨', en: 'On behalf of' })}>
          <Select allowClear showSearch={search} options={[...directory.enterprises]} />
        </Form.Item>
      )}
      <Form.Item<Written> name="category" label={t({ zh: '类别', en: 'Category' })} rules={needed}>
        <Select showSearch={search} options={[...directory.categories]} />
      </Form.Item>
      <Form.Item<Written>
        name="title"
        label={t({ zh: '一句话说明问题', en: 'The problem in one line' })}
        rules={needed}
      >
        <Input maxLength={TITLE} />
      </Form.Item>
      <Form.Item<Written>
        name="description"
        label={t({ zh: '详细情况', en: 'What happened' })}
        rules={needed}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={DESCRIPTION} />
      </Form.Item>
      <div className="choices">
        <Form.Item<Written> name="place_code" label={t({ zh: '地点', en: 'Place' })}>
          <Select allowClear showSearch={search} options={[...directory.places]} />
        </Form.Item>
        <Form.Item<Written> name="place_label" label={t({ zh: '地点说明', en: 'Where exactly' })}>
          <Input maxLength={TITLE} />
        </Form.Item>
        <Form.Item<Written> name="process_stage" label={t({ zh: '流程环节', en: 'Stage' })}>
          <Select allowClear showSearch={search} options={[...directory.stages]} />
        </Form.Item>
        <Form.Item<Written> name="project_id" label={t({ zh: '重大项目', en: 'Key project' })}>
          <Select allowClear showSearch={search} options={[...directory.projects]} />
        </Form.Item>
        <Form.Item<Written> name="kind" label={t({ zh: '哨种', en: 'Kind' })}>
          <Select
            allowClear
            placeholder={t({ zh: '按类别', en: 'the category’s own' })}
            options={Object.entries(vocabulary.kind).map(([value, text]) => ({ value, label: t(text) }))}
          />
        </Form.Item>
      </div>
      {role === 'party_secretary' && (
        <Form.Item<Written>
          name="priority_claim"
          label={t({ zh: '行使优先权的理由', en: 'Why the priority right is claimed' })}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={CLAIM} />
        </Form.Item>
      )}
      <Form.Item<Written>
        name="hold"
        valuePropName="checked"
        label={t({ zh: '不自动派单，留待派单员', en: 'Leave the routing to a dispatcher' })}
      >
        <Switch />
      </Form.Item>
    </>
  );
}
