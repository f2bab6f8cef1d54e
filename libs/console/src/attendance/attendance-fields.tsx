import { Form, InputNumber, Select, Typography } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { type Attendee, distinct, keyOf } from './attendance.js';
import type { useAttendees } from './use-attendees.js';

const MOST_PERSONS = 100_000;
const MOST_HOURS = 1_000;

interface Props {
  readonly begunWith: readonly Attendee[];
  readonly attendees: ReturnType<typeof useAttendees>;
  readonly hours?: string;
}

/** A line for each organisation: how many came, and where hours count, how many hours each. */
export function AttendanceFields({ begunWith, attendees: { nameOf, recordable }, hours }: Props) {
  const { t } = useLanguage();
  const [added, add] = useState<readonly Attendee[]>([]);
  const lines = distinct([...begunWith, ...added]);
  const there = new Set(lines.map(keyOf));
  const persons = t({ zh: '人数', en: 'persons' });
  const groups = (Object.keys(recordable) as Attendee['kind'][])
    .map((kind) => ({
      label: t(word('attendeeKind', kind)),
      options: recordable[kind]
        .map(({ value, label }) => ({ value: keyOf({ kind, id: value }), label, kind, id: value }))
        .filter(({ value }) => !there.has(value)),
    }))
    .filter(({ options }) => options.length > 0);
  return (
    <>
      <Typography.Paragraph type="secondary">
        {t({
          zh: '0 人为缺席；留空的组织不登记。',
          en: '0 persons: absent. What is left empty is not recorded.',
        })}
      </Typography.Paragraph>
      {lines.map((attendee) => {
        const key = keyOf(attendee);
        const name = nameOf(attendee);
        return (
          <div key={key} className="attendee">
            <span>{name}</span>
            <Form.Item name={[key, 'persons']}>
              <InputNumber
                aria-label={`${name} · ${persons}`}
                placeholder={persons}
                precision={0}
                min={0}
                max={MOST_PERSONS}
              />
            </Form.Item>
            {hours && (
              <Form.Item
                name={[key, 'hours']}
                dependencies={[[key, 'persons']]}
                rules={[
                  ({ getFieldValue }) => ({
                    required: getFieldValue([key, 'persons']) != null,
                    message: t({ zh: '必填', en: 'is required' }),
                  }),
                ]}
              >
                <InputNumber
                  aria-label={`${name} · ${hours}`}
                  placeholder={hours}
                  step={0.5}
                  min={0}
                  max={MOST_HOURS}
                />
              </Form.Item>
            )}
          </div>
        );
      })}
      {groups.length > 0 && (
        <Select
          style={{ width: '100%' }}
          value={null}
          placeholder={t({ zh: '增加一个组织', en: 'Add an organisation' })}
          aria-label={t({ zh: '增加一个组织', en: 'Add an organisation' })}
          showSearch={{ optionFilterProp: 'label' }}
          options={groups}
          onChange={(_: unknown, chosen) => {
            const { kind, id } = chosen as unknown as Attendee;
            add((before) => [...before, { kind, id }]);
          }}
        />
      )}
    </>
  );
}
