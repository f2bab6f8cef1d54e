import { lifeDangerNotice } from './life-danger.js';

describe('the life-danger notice', () => {
  it.each([
    '3号仓库着火了',
    '有人落水，快来',
    '液氨泄漏',
    '堆場有人被困',
    'A worker is unconscious at gate 4',
    'Warehouse on fire',
  ])('answers "%s"', (text) =>
    expect(lifeDangerNotice('急', text)?.numbers).toMatchObject({ fire: '119', medical: '120' }),
  );

  it.each([
    '报关单据退回三次',
    '集装箱查验排队',
    'The ship fired up its engines',
    'Trucks queue at the gate',
  ])('leaves "%s" alone', (text) => expect(lifeDangerNotice(text)).toBeUndefined());
});
