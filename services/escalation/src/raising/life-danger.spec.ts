import { lifeDangerNotice } from './life-danger.js';

describe('the life-danger notice', () => {
  it.each([
    '3号仓库着火了',
    '有人落水，快来',
    '液氨泄漏',
    '堆場有人被困',
    'A worker is unconscious at gate 4',
    'Warehouse on fire',
    '堆場起火，濃煙很大',
    '有人觸電',
    '工人从吊机坠落',
    '装卸工没有呼吸了',
    '３号泊位落水',
    'Man overboard at berth 2',
    'Two people trapped in the hold',
    '火灾报警器响了，仓库起火',
  ])('answers "%s"', (text) =>
    expect(lifeDangerNotice('急', text)?.numbers).toMatchObject({ fire: '119', medical: '120' }),
  );

  it.each([
    '报关单据退回三次',
    '集装箱查验排队',
    'The ship fired up its engines',
    'Trucks queue at the gate',
    '申请安装火灾报警器',
    '防坠落护栏何时验收',
    '业务爆炸式增长，窗口不够',
    '办理死亡证明材料需要什么',
    '防爆炸设备进口报关',
    'Fire drill blocks the road',
    'Explosion-proof lamps are held by customs',
    'The collapsed price of freight',
    'Our trapped deposit has not been returned',
  ])('leaves "%s" alone', (text) => expect(lifeDangerNotice(text)).toBeUndefined());
});
