import { CONTENT_LANGUAGE, type Locale } from '@muster/http';

/** Makes a text safe inside HTML, attributes included. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export interface HtmlPage {
  readonly locale: Locale;
  readonly title: string;
  /** Path of this very page, for the language switch. */
  readonly path: string;
  readonly body: string;
  readonly head?: string;
}

/** A whole page in the product's plain dress. Styles come from `/assets/muster.css`; nothing is loaded from elsewhere. */
export function htmlPage({ locale, title, path, body, head = '' }: HtmlPage): string {
  const other: Locale = locale === 'zh' ? 'en' : 'zh';
  const labels = {
    zh: { console: '工作台', docs: '接口文档', problems: '问题代码', other: 'English' },
    en: { console: 'Console', docs: 'API', problems: 'Problem codes', other: '中文' },
  }[locale];
  return `<!doctype html>
<html lang="${CONTENT_LANGUAGE[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Muster</title>
<link rel="icon" href="/assets/muster.svg" type="image/svg+xml">
${head}<link rel="stylesheet" href="/assets/muster.css">
</head>
<body>
<header class="bar">
<a class="brand" href="/?lang=${locale}"><img src="/assets/muster.svg" alt="" width="28" height="28"> Muster</a>
<nav><a href="/console?lang=${locale}">${labels.console}</a> <a href="/docs?lang=${locale}">${labels.docs}</a> <a href="/problems?lang=${locale}">${labels.problems}</a> <a href="${escape(path)}?lang=${other}" hreflang="${other}" lang="${CONTENT_LANGUAGE[other]}">${labels.other}</a></nav>
</header>
<main>
${body}
</main>
</body>
</html>
`;
}
