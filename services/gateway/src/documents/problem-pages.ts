import { type Locale, type ProblemCatalogue, type ProblemText } from '@muster/http';
import { escape, htmlPage } from './html.js';

const words = {
  zh: {
    title: '问题代码',
    lead: '每个拒绝都带有稳定的 code。这里说明它的含义。',
    code: '代码',
    status: '状态码',
    meaning: '含义',
    example: '示例',
  },
  en: {
    title: 'Problem codes',
    lead: 'Every refusal carries a stable code. This is what each one means.',
    code: 'Code',
    status: 'Status',
    meaning: 'Meaning',
    example: 'Example',
  },
} as const;

/** `/problems`: all of them. */
export function problemIndex(catalogue: ProblemCatalogue, locale: Locale): string {
  const { title, lead, code, status, meaning } = words[locale];
  const rows = Object.entries(catalogue)
    .sort(([a, x], [b, y]) => x.status - y.status || a.localeCompare(b))
    .map(
      ([name, text]) =>
        `<tr><td><a href="/problems/${name}?lang=${locale}"><code>${name}</code></a></td><td><span class="status">${text.status}</span></td><td>${escape(text.title[locale])}</td></tr>`,
    );
  const body = `<h1>${title}</h1><p class="lead">${lead}</p>
<table><thead><tr><th>${code}</th><th>${status}</th><th>${meaning}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return htmlPage({ locale, title, path: '/problems', body });
}

/** `/problems/{code}`: one of them; what the `type` of a problem document points to. */
export function problemPage(code: string, text: ProblemText, locale: Locale): string {
  const { example } = words[locale];
  const document = {
    type: `/problems/${code}`,
    title: text.title[locale],
    status: text.status,
    ...(text.detail ? { detail: text.detail[locale] } : {}),
    code,
  };
  const body = `<p><span class="status">${text.status}</span> <code>${escape(code)}</code></p>
<h1>${escape(text.title[locale])}</h1>
${text.detail ? `<p class="lead">${escape(text.detail[locale])}</p>` : ''}
<h2>${example}</h2>
<pre>${escape(JSON.stringify(document, null, 2))}</pre>`;
  return htmlPage({ locale, title: text.title[locale], path: `/problems/${code}`, body });
}
