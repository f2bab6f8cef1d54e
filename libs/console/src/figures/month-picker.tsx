import { Button, DatePicker, Space } from 'antd';
import dayjs from 'dayjs';
import { useNow } from '../app/use-now.js';
import { useLanguage } from '../language/language-context.js';
import { monthAfter, monthAt } from './month.js';

interface Props {
  /** The month that is shown; undefined as long as that is not known. */
  readonly month: string | undefined;
  readonly timeZone: string | undefined;
  readonly choose: (month: string) => void;
}

/** Which month's figures are shown; none after the present one of the alliance. */
export function MonthPicker({ month, timeZone, choose }: Props) {
  const { t } = useLanguage();
  const now = useNow();
  const present = timeZone === undefined ? undefined : monthAt(now, timeZone);
  const after = (chosen: string) => present !== undefined && chosen > present;
  return (
    <Space.Compact>
      <Button
        aria-label={t({ zh: '上一个月', en: 'the month before' })}
        disabled={month === undefined}
        onClick={() => choose(monthAfter(month!, -1))}
      >
        ‹
      </Button>
      <DatePicker
        picker="month"
        aria-label={t({ zh: '月份', en: 'Month' })}
        allowClear={false}
        inputReadOnly
        value={month === undefined ? null : dayjs(`${month}-01`)}
        disabledDate={(date) => after(date.format('YYYY-MM'))}
        onChange={(date) => date && choose(date.format('YYYY-MM'))}
      />
      <Button
        aria-label={t({ zh: '下一个月', en: 'the month after' })}
        disabled={month === undefined || after(monthAfter(month, 1))}
        onClick={() => choose(monthAfter(month!, 1))}
      >
        ›
      </Button>
    </Space.Compact>
  );
}
