import { Button } from 'antd';
import { useLanguage } from '../language/language-context.js';

/** Changes to the other language, and is written in it. */
export function LanguageSwitch({ onDark = false }: { onDark?: boolean }) {
  const { language, choose } = useLanguage();
  const [other, name] = language === 'zh' ? (['en', 'English'] as const) : (['zh', '中文'] as const);
  return (
    <Button
      type="text"
      className={onDark ? 'on-dark' : ''}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => choose(other)}
    >
      {name}
    </Button>
  );
}
