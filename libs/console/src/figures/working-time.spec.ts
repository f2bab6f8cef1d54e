import { workingTimeText } from './working-time.js';

describe('working time', () => {
  it.each([
    [0, '不到 1 分钟', 'under 1 min'],
    [0.6, '1 分钟', '1 min'],
    [95.4, '1 小时 35 分钟', '1 h 35 min'],
    [120, '2 小时', '2 h'],
    [59.7, '1 小时', '1 h'],
    [3000, '50 小时', '50 h'],
    [null, '–', '–'],
  ])('of %s minutes', (minutes, zh, en) =>
    expect([workingTimeText(minutes, 'zh'), workingTimeText(minutes, 'en')]).toEqual([zh, en]),
  );
});
