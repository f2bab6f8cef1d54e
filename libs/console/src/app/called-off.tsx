import { Alert } from 'antd';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';

interface Props {
  readonly of: { readonly called_off_at: string | null; readonly called_off_reason: string | null };
}

/** That a meeting or an activity does not take place, since when that is so, and why. */
export function CalledOff({ of: { called_off_at: at, called_off_reason: reason } }: Props) {
  const { t } = useLanguage();
  if (at === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t({ zh: `已于 ${instantText(at)} 取消`, en: `Called off at ${instantText(at)}` })}
      description={reason}
    />
  );
}
