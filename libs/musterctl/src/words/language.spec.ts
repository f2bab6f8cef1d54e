import { chooseLanguage } from './language.js';

it.each([
  [['--lang', 'en', 'lag'], {}, 'en'],
  [['lag', '--lang=zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
  [['lag'], { LANG: 'en_US.UTF-8' }, 'en'],
  [['lag'], { LANG: 'C.UTF-8' }, 'zh'],
  [['lag'], { LC_ALL: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
  [['lag'], {}, 'zh'],
  [['--lang', 'fr'], {}, undefined],
  [['--lang'], {}, undefined],
])('%j with %j is %s', (args, env, language) => {
  expect(chooseLanguage(args, env)).toBe(language);
});
