import { App } from 'antd';
import type { Shape } from '../api/api.js';
import type { Bilingual } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { useAllianceInView } from './use-alliance-in-view.js';

/** A dialogue about an account. */
export interface AccountDialogProps {
  readonly account: Shape<'AccountView'>;
  readonly close: () => void;
}

/** How a step with an account names it, and how it says that it is done. */
export function useAccountStep({ account, close }: AccountDialogProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const { query } = useAllianceInView();
  return {
    path: { id: account.id },
    query,
    doneWith: (text: Bilingual) => () => {
      close();
      void message.success(t(text));
    },
  };
}
