import { Alert, Button } from 'antd';
import { type ComponentType, lazy } from 'react';
import { useLanguage } from '../language/language-context.js';

/** A page whose file is fetched when somebody first goes there. */
export function lazyPage(load: () => Promise<ComponentType>) {
  return lazy(() =>
    load().then(
      (page) => ({ default: page }),
      () => ({ default: MissingPage }),
    ),
  );
}

/** After a release the files of the one before are gone; who had these pages open gets the new ones by loading them again. */
function MissingPage() {
  const { t } = useLanguage();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t({
        zh: '页面没有取到：系统可能已更新，或网络中断。',
        en: 'The page could not be fetched: there may be a new release, or the network is down.',
      })}
      action={
        <Button onClick={() => window.location.reload()}>{t({ zh: '重新载入', en: 'Load it again' })}</Button>
      }
    />
  );
}
