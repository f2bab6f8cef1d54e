const SUBJECTS = [
  '冷链集装箱',
  '危化品罐箱',
  '进口平行车',
  '散装粮食',
  '钢卷',
  '空箱',
  '跨境电商包裹',
  '风电叶片',
];
const TROUBLES = [
  '等待查验',
  '无法提箱',
  '排队进港',
  '系统申报失败',
  '单证被退回',
  '卸船延误',
  '限高无法通行',
  '停电',
];
const PLACES = [
  '二号堆场',
  '三号闸口',
  '北港池',
  '保税仓库',
  '铁路场站',
  '五号泊位',
  '口岸联检楼',
  '东疆堆场',
];
const EFFECTS = [
  '重箱无法出场，影响两条航线的装船计划',
  '货物有变质风险，客户要求今日答复',
  '车队在路口积压，已向交警说明情况',
  '产生滞箱费，企业申请减免',
  '夜班无人值守，电话没有接通',
  '须海关与码头同时到场处理',
];

/** A word that is in one text of {@link RARE_EVERY} and in no copy of any. */
export const RARE_WORD = '海龟';
const RARE_EVERY = 200;

/** What the n-th whistle says, about 60 characters: frequent words, and words that few have. Never the same pair of texts twice in a row. */
export function textOf(n: number): { title: string; description: string; rare: boolean } {
  const of = (words: readonly string[], by: number) => words[Math.floor(n / by) % words.length]!;
  const rare = n % RARE_EVERY === 0;
  const place = of(PLACES, SUBJECTS.length * TROUBLES.length);
  return {
    title: `${place}${of(SUBJECTS, 1)}${of(TROUBLES, SUBJECTS.length)}`,
    description: `第 ${n} 批：${of(EFFECTS, 3)}，已等待超过四小时${rare ? `，闸口发现${RARE_WORD}` : ''}，请协调有关单位现场处理。`,
    rare,
  };
}
