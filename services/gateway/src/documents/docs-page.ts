import type { Locale } from '@muster/http';
import { htmlPage } from './html.js';

const texts = {
  zh: { title: '接口文档', missing: '本页需要启用 JavaScript；也可以直接读取 /openapi.json。' },
  en: {
    title: 'API documentation',
    missing: 'This page needs JavaScript; /openapi.json has the same content.',
  },
} as const;

/** `/docs`: the OpenAPI document, readable and to be tried out. */
export function docsPage(locale: Locale): string {
  const { title, missing } = texts[locale];
  return htmlPage({
    locale,
    title,
    path: '/docs',
    head: '<link rel="stylesheet" href="/assets/swagger/swagger-ui.css">\n<script src="/assets/swagger/swagger-ui-bundle.js" defer></script>\n<script src="/assets/docs.js" defer></script>\n',
    body: `<div id="api"><noscript>${missing}</noscript></div>`,
  }).replace('<main>', '<main class="wide">');
}
