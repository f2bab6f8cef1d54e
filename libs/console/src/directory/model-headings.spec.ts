import { modelEntriesOf } from './model-headings.js';

const named = (code: string) => ({ code, name_zh: `${code}名`, name_en: code });
const inChinese = ({ name_zh }: { name_zh: string }) => name_zh;

it('lists what is under the headings that have no field of their own, by heading and name', () => {
  const model = {
    ...named('1-2-3'),
    drives: [named('innovation')],
    structures: [named('council')],
    mechanisms: [named('whistle')],
    platforms: [named('hotline')],
  };
  expect(modelEntriesOf(model, inChinese, ({ zh }) => zh)).toEqual([
    { value: 'structures.council', label: '架构 · council名' },
    { value: 'drives.innovation', label: '驱动与引领 · innovation名' },
  ]);
  expect(modelEntriesOf(undefined, inChinese, ({ en }) => en)).toEqual([]);
});
