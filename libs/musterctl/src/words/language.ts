/** Languages of everything that people read here. Chinese is the default, as everywhere in the product. */
export type Language = 'zh' | 'en';

/** A text in both. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The language that was asked for by `--lang`; else that of the terminal's locale; else Chinese. Undefined for one that we do not speak. */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language | undefined {
  const asked = askedFor(args);
  if (asked !== undefined) return asked === 'zh' || asked === 'en' ? asked : undefined;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en([_.-]|$)/i.test(locale) ? 'en' : 'zh';
}

function askedFor(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return undefined;
  const arg = args[at]!;
  return arg === '--lang' ? (args[at + 1] ?? '') : arg.slice('--lang='.length);
}
