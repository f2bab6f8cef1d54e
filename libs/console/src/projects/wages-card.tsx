import { Card, Table, type TableColumnsType, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { monthText } from '../figures/month.js';
import { useLanguage } from '../language/language-context.js';
import { monthsBetween } from './process.js';

type Process = Shape<'ProjectProcessView'>;
type WageCheck = Process['wages'][number];

const MONTH = 'YYYY-MM';

/** The monthly look at wages: its three ticks, months that were missed, and by when the next is due. */
export function WagesCard({ process }: { process: Process }) {
  const { t, language } = useLanguage();
  const { wages, next_wage_check: next } = process;
  const actions = process.actions.filter((action) => action === 'check_wages');
  if (wages.length === 0 && !next) return null;
  const months = monthsBetween(dayjs(process.opened_at).format(MONTH), dayjs().format(MONTH));
  const due = next && months.includes(next.month) ? next.month : months[0];
  const columns: TableColumnsType<WageCheck> = [
    {
      title: t({ zh: '月份', en: 'Month' }),
      render: (_, { month, missed_at }) => (
        <>
          {monthText(month, language)}{' '}
          {missed_at && <Tag color="red">{t({ zh: '逾期未检查', en: 'not looked at in time' })}</Tag>}
        </>
      ),
    },
    {
      title: t({ zh: '设立工资专户', en: 'Account opened' }),
      render: (_, { account_opened }) => <Tick ticked={account_opened} />,
    },
    {
      title: t({ zh: '按时足额支付', en: 'Paid in full and on time' }),
      render: (_, { paid_in_full_on_time }) => <Tick ticked={paid_in_full_on_time} />,
    },
    {
      title: t({ zh: '先于进度款支付', en: 'Before the progress payment' }),
      render: (_, check) => <Tick ticked={check.wages_before_progress_payment} />,
    },
  ];
  return (
    <Card
      title={t({ zh: '工资支付检查', en: 'Looks at wages' })}
      extra={
        <StepButtons
          of="project-processes"
          subject={{ ...process, actions }}
          choices={{ month: months.map((month) => ({ value: month, label: monthText(month, language) })) }}
          initial={{ month: due }}
          most={1}
        />
      }
    >
      {next && process.is_open && (
        <Typography.Paragraph>
          {t({ zh: '下一次：', en: 'Next: ' })}
          {monthText(next.month, language)} <Countdown dueAt={next.due_at} />
        </Typography.Paragraph>
      )}
      {wages.length > 0 && (
        <Table<WageCheck>
          size="small"
          dataSource={wages.toReversed()}
          columns={columns}
          rowKey={({ month }) => month}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Card>
  );
}

function Tick({ ticked }: { ticked: boolean | null }) {
  const { t } = useLanguage();
  if (ticked === null) return t({ zh: '未检查', en: 'not looked at' });
  return ticked ? (
    <Tag color="green">{t({ zh: '是', en: 'yes' })}</Tag>
  ) : (
    <Tag color="red">{t({ zh: '否', en: 'no' })}</Tag>
  );
}
