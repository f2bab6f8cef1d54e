import { OperationButton } from '../actions/operation-button.js';
import { useNow } from '../app/use-now.js';
import { useLanguage } from '../language/language-context.js';
import { monthAfter, monthAt, monthText } from './month.js';

const PATH = '/v1/statistics/monthly-themes';

/** The council's button to take a theme: for the month that is shown where that may be chosen, else for the present one. */
export function TakeTheme({
  month,
  timeZone,
  proposed,
}: {
  month: string;
  timeZone: string;
  /** A category that is to be taken; without it, every one can be chosen. */
  proposed?: { readonly category_code: string; readonly name: string };
}) {
  const { language } = useLanguage();
  const present = monthAt(useNow(), timeZone);
  const months = [-1, 0, 1].map((from) => monthAfter(present, from));
  return (
    <OperationButton
      path={PATH}
      initial={{
        month: months.includes(month) ? month : present,
        category_code: proposed?.category_code,
        problems: [],
      }}
      choices={{ month: months.map((value) => ({ value, label: monthText(value, language) })) }}
      {...(proposed
        ? { label: { zh: '定为主题', en: 'Take it on' }, about: proposed.name, type: 'link' as const }
        : {})}
      done={() => undefined}
    />
  );
}
