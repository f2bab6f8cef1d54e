import { Button, DatePicker, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { Directory, Option } from '../directory/directory.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { optionWord } from '../language/vocabulary.js';
import { InOrder } from './in-order.js';
import type { StepField } from './step.js';
import type { Choices } from './whistle-choices.js';
import { WhistlePicker } from './whistle-picker.js';
import { WhistlesPicker } from './whistles-picker.js';

/** A text that may be longer than this is written in an area of lines. */
const LINE = 500;

/** What there is nothing to say in an alliance that says nothing of it in its operating model. */
const OF_THE_MODEL: ReadonlySet<string> = new Set(['platform_code', 'mechanism_code', 'model_codes']);

interface Surroundings {
  /** What the page knows to choose from, besides what the alliance has. */
  readonly choices?: Choices;
  /** Where the fields are in the form: names of the groups around them, and their places in lists. */
  readonly within?: readonly (string | number)[];
  /** A group around them that need not be filled in; what it must have is asked for when it has anything. */
  readonly maybe?: readonly (string | number)[];
}

/** A form's fields, as the API's document describes the request. */
export function StepFields({ fields, ...surroundings }: Surroundings & { fields: readonly StepField[] }) {
  return fields.map((field) => <Field key={field.name} field={field} {...surroundings} />);
}

function Field({ field, choices = {}, within = [], maybe }: Surroundings & { field: StepField }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  if (field.kind === 'group') return <Group field={field} within={within} choices={choices} />;
  if (field.kind === 'groups') return <Groups field={field} within={within} choices={choices} />;
  const options = optionsOf(field, directory, choices, t);
  if (OF_THE_MODEL.has(field.name) && options?.length === 0) return null;
  const required = { required: true, message: t({ zh: '必填', en: 'is required' }) };
  return (
    <Form.Item
      name={[...within, field.name]}
      label={t(field.label)}
      rules={
        field.required && field.kind !== 'flag'
          ? [
              maybe
                ? ({ getFieldValue }) => ({ ...required, required: hasAnything(getFieldValue(maybe)) })
                : required,
            ]
          : []
      }
      {...(field.kind === 'flag' ? { valuePropName: 'checked' } : {})}
    >
      {control(field, options)}
    </Form.Item>
  );
}

/** Fields that belong together; under a heading where they can be left out together. */
function Group({ field, choices = {}, within = [] }: Surroundings & { field: StepField }) {
  const { t } = useLanguage();
  const inside = [...within, field.name];
  if (field.required) return <StepFields fields={field.fields!} within={inside} choices={choices} />;
  return (
    <fieldset className="groups">
      <legend>{t(field.label)}</legend>
      <StepFields fields={field.fields!} within={inside} choices={choices} maybe={inside} />
    </fieldset>
  );
}

function hasAnything(group: unknown): boolean {
  return Object.values(group ?? {}).some((value) => value !== undefined && value !== null && value !== '');
}

/** As many entries as somebody adds. */
function Groups({ field, choices = {}, within = [] }: Surroundings & { field: StepField }) {
  const { t } = useLanguage();
  return (
    <Form.List name={[...within, field.name]}>
      {(entries, { add, remove }) => (
        <fieldset className="groups">
          <legend>{t(field.label)}</legend>
          {entries.map(({ key, name }) => (
            <div key={key} className="group">
              <StepFields fields={field.fields!} within={[name]} choices={choices} />
              <Button type="link" danger onClick={() => remove(name)}>
                {t({ zh: '去掉', en: 'leave out' })}
              </Button>
            </div>
          ))}
          <Button
            onClick={() => add()}
            aria-label={t({ zh: `增加 · ${field.label.zh}`, en: `Add · ${field.label.en}` })}
          >
            {t({ zh: '增加', en: 'Add' })}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function control(field: StepField, options: readonly Option[] | undefined): ReactNode {
  const search = { optionFilterProp: 'label' } as const;
  switch (field.kind) {
    case 'choice':
      return <Select allowClear={!field.required} options={[...options!]} />;
    case 'flag':
      return <Switch />;
    case 'count':
      return (
        <InputNumber
          precision={0}
          min={field.minimum ?? 1}
          {...(field.maximum ? { max: field.maximum } : {})}
        />
      );
    case 'number':
      return <InputNumber />;
    case 'day':
      return options ? <Select options={[...options]} /> : <DatePicker />;
    case 'instant':
      return <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />;
    case 'texts':
      if (field.name === 'item_ids') return <InOrder options={options ?? []} />;
      if (field.name === 'ticket_ids') return <WhistlesPicker />;
      return options ? (
        <Select mode="multiple" showSearch={search} options={[...options]} />
      ) : (
        <Select mode="tags" tokenSeparators={['\n']} open={false} suffixIcon={null} />
      );
    case 'text':
    case 'group':
    case 'groups':
      if (/(^|_)ticket_id$/.test(field.name)) return <WhistlePicker />;
      if (options) return <Select allowClear={!field.required} showSearch={search} options={[...options]} />;
      if (field.maxLength !== undefined && field.maxLength >= LINE)
        return (
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={field.maxLength} showCount />
        );
      return <Input maxLength={field.maxLength ?? 200} />;
  }
}

/** What there is to choose from, for fields that name something that the alliance or the whistle has. */
function optionsOf(
  { name, options }: StepField,
  directory: Directory,
  choices: Choices,
  t: ReturnType<typeof useLanguage>['t'],
): readonly Option[] | undefined {
  if (choices[name]) return choices[name];
  if (options) return options.map((value) => ({ value, label: t(optionWord(name, value, options)) }));
  if (/(^|_)unit_ids?$/.test(name)) return directory.units;
  if (/(^|_)enterprise_ids?$/.test(name)) return directory.enterprises;
  if (/(^|_)officer_ids?$/.test(name)) return directory.officers;
  if (/(^|_)project_ids?$/.test(name)) return directory.projects;
  if (/(^|_)category_code$/.test(name)) return directory.categories;
  switch (name) {
    case 'category':
      return directory.categories;
    case 'process_stage':
      return directory.stages;
    case 'platform_code':
      return directory.platforms;
    case 'mechanism_code':
      return directory.mechanisms;
    case 'model_codes':
      return directory.modelEntries;
    default:
      return undefined;
  }
}
