import { Card, Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { type Attendee, attendeeOf, distinct, type Entry, keyOf } from './attendance.js';
import { useAttendees } from './use-attendees.js';

interface Props {
  readonly expected: readonly Attendee[];
  readonly entries: readonly Entry[];
  readonly hostUnitIds: readonly string[];
  /** What an hour is, where hours are recorded. */
  readonly hours?: string;
  readonly extra?: ReactNode;
}

/** Who came, organisation by organisation, and of whom that is not known yet. */
export function AttendanceCard({ expected, entries, hostUnitIds, hours, extra }: Props) {
  const { t } = useLanguage();
  const { nameOf } = useAttendees(hostUnitIds);
  const byKey = new Map(entries.map((entry) => [keyOf(attendeeOf(entry)), entry]));
  const attendees = distinct([...expected, ...entries.map(attendeeOf)]);
  const persons = entries.reduce((sum, entry) => sum + entry.persons, 0);
  const personsText = (entry: Entry | undefined) => {
    if (!entry)
      return <Typography.Text type="secondary">{t({ zh: '未登记', en: 'not recorded' })}</Typography.Text>;
    return entry.persons === 0 ? t({ zh: '缺席', en: 'absent' }) : entry.persons;
  };
  const columns: TableColumnsType<Attendee> = [
    { title: t({ zh: '组织', en: 'Organisation' }), render: (_, attendee) => nameOf(attendee) },
    { title: t({ zh: '类型', en: 'Kind' }), render: (_, { kind }) => t(word('attendeeKind', kind)) },
    {
      title: t({ zh: '人数', en: 'Persons' }),
      align: 'right',
      render: (_, attendee) => personsText(byKey.get(keyOf(attendee))),
    },
    ...(hours
      ? [
          {
            title: hours,
            align: 'right' as const,
            render: (_: unknown, attendee: Attendee) => byKey.get(keyOf(attendee))?.hours,
          },
        ]
      : []),
  ];
  return (
    <Card
      title={
        entries.length === 0
          ? t({ zh: '出席', en: 'Attendance' })
          : t({ zh: `出席：${persons} 人`, en: `Attendance: ${persons}` })
      }
      extra={extra}
    >
      <Table<Attendee>
        size="small"
        dataSource={attendees}
        columns={columns}
        rowKey={keyOf}
        pagination={false}
        locale={{ emptyText: t({ zh: '没有登记', en: 'Nobody is recorded' }) }}
      />
    </Card>
  );
}
