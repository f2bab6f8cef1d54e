import { Button, Checkbox, Flex, Form, Input, Select } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary, word } from '../language/vocabulary.js';

type Rule = Shape<'SubscriptionRequest'>;

interface Rules {
  readonly subscriptions: readonly Rule[];
}

const MOST_RULES = 20;
const NEW_RULE = { events: [], on_duty_only: false, digest: 'none' } as const;

interface Props {
  readonly channel: Shape<'ChannelView'>;
  readonly close: () => void;
}

/** Says which notices are told by a channel, when and how gathered. What somebody else changed meanwhile is not overwritten. */
export function SubscriptionsDialog({ channel: { id, version, owner_kind, subscriptions }, close }: Props) {
  const { t } = useLanguage();
  return (
    <CommandDialog
      title={t({ zh: '调整接收事项', en: 'Change what is told' })}
      explanation={t({
        zh: '一个事项按第一条包含它的规则处理；没有规则则暂不接收。应急哨件不受免打扰和汇总限制。',
        en: 'The first rule that has a notice counts for it; without any rule nothing is told. Emergencies break quiet hours and digests.',
      })}
      command={({ subscriptions: rules }: Rules) =>
        body(
          api.PUT('/v1/notifications/channels/{id}/subscriptions', {
            params: { path: { id }, header: { 'If-Match': `"v${version}"` } },
            body: { subscriptions: rules.map(withoutEmpty) },
          }),
        )
      }
      done={close}
      close={close}
      initialValues={{ subscriptions: subscriptions as Rules['subscriptions'] }}
    >
      <Form.List name="subscriptions">
        {(rules, { add, remove }) => (
          <Flex vertical gap="middle">
            {rules.map(({ key, name }, index) => (
              <fieldset key={key} className="rule">
                <legend>{t({ zh: `规则 ${index + 1}`, en: `Rule ${index + 1}` })}</legend>
                <RuleFields name={name} ofOfficer={owner_kind === 'officer'} />
                <Button danger size="small" onClick={() => remove(name)}>
                  {t({ zh: '删除此规则', en: 'Remove this rule' })}
                </Button>
              </fieldset>
            ))}
            {rules.length < MOST_RULES && (
              <Button onClick={() => add(NEW_RULE)}>{t({ zh: '增加规则', en: 'Add a rule' })}</Button>
            )}
          </Flex>
        )}
      </Form.List>
    </CommandDialog>
  );
}

/** What was cleared is not said: then there are no quiet hours, and the alliance's time zone holds. */
function withoutEmpty({ quiet_from, quiet_to, time_zone, ...rule }: Rule): Rule {
  return {
    ...rule,
    ...(quiet_from && { quiet_from }),
    ...(quiet_to && { quiet_to }),
    ...(time_zone && { time_zone }),
  };
}

function RuleFields({ name, ofOfficer }: { name: number; ofOfficer: boolean }) {
  const { t } = useLanguage();
  const options = (of: 'notice' | 'digest') =>
    Object.keys(vocabulary[of]).map((value) => ({ value, label: t(word(of, value)) }));
  const missing = { required: true, message: t({ zh: '至少选一项', en: 'choose at least one' }) };
  return (
    <>
      <Form.Item name={[name, 'events']} label={t({ zh: '事项', en: 'Notices' })} rules={[missing]}>
        <Select mode="multiple" virtual={false} optionFilterProp="label" options={options('notice')} />
      </Form.Item>
      <Form.Item name={[name, 'digest']} label={t({ zh: '汇总', en: 'Digest' })}>
        <Select virtual={false} options={options('digest')} />
      </Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item name={[name, 'quiet_from']} label={t({ zh: '免打扰自', en: 'Quiet from' })}>
          <Input type="time" />
        </Form.Item>
        <Form.Item
          name={[name, 'quiet_to']}
          label={t({ zh: '至（可次日）', en: 'until (may be the next day)' })}
        >
          <Input type="time" />
        </Form.Item>
      </Flex>
      <Form.Item name={[name, 'time_zone']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[name, 'on_duty_only']} valuePropName="checked" hidden={!ofOfficer}>
        <Checkbox>{t({ zh: '仅值班时接收', en: 'only while on duty' })}</Checkbox>
      </Form.Item>
    </>
  );
}
