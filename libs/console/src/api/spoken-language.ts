import type { Language } from '../language/language.js';

let spoken: Language = 'zh';

/** Says in which language the API shall answer from now on. */
export function speak(language: Language): void {
  spoken = language;
}

/** For `Accept-Language`. */
export function acceptedLanguage(): string {
  return spoken === 'zh' ? 'zh-CN' : 'en';
}
