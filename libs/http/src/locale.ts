/** Languages of everything people read. Chinese is the default: the users are port enterprises and their councils. */
export type Locale = 'zh' | 'en';

/** A text in every language we speak. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const CONTENT_LANGUAGE: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' };

const known = new Map<string, Locale>();
const MOST_KNOWN = 500;

/** Picks the language by `Accept-Language` (quality values, first of equals); Chinese when nothing matches or nothing is asked. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  if (!acceptLanguage) return 'zh';
  let locale = known.get(acceptLanguage);
  if (!locale) {
    locale = pick(acceptLanguage.slice(0, 512));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(acceptLanguage, locale);
  }
  return locale;
}

function pick(header: string): Locale {
  let best: Locale = 'zh';
  let bestQuality = 0;
  for (const part of header.split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.trim().split('-')[0];
    if (language !== 'zh' && language !== 'en') continue;
    const q = parameters
      .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
      .find((value) => value !== undefined);
    const quality = q === undefined ? 1 : Number(q);
    if (quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}
