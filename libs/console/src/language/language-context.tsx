import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { speak } from '../api/spoken-language.js';
import { still, theme } from '../app/theme.js';
import type { Bilingual, Language } from './language.js';

interface LanguageInUse {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  /** The text in the language in use. */
  readonly t: (text: Bilingual) => string;
}

const LanguageContext = createContext<LanguageInUse | null>(null);
const REMEMBERED = 'muster.language';

/** The language in use, and how to change it. Chinese unless somebody chose otherwise or the browser prefers another one. */
export function useLanguage(): LanguageInUse {
  return use(LanguageContext)!;
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(preferred);
  speak(language);
  useEffect(() => {
    localStorage.setItem(REMEMBERED, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  const inUse = useMemo(() => ({ language, choose, t: (text: Bilingual) => text[language] }), [language]);
  return (
    <LanguageContext value={inUse}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={theme}
        wave={{ disabled: still }}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </LanguageContext>
  );
}

function preferred(): Language {
  const remembered = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(REMEMBERED);
  if (remembered === 'zh' || remembered === 'en') return remembered;
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}
