const DANGER =
  /着火|起火|火灾|失火|爆炸|燃爆|救命|伤亡|死亡|有人(受伤|昏迷|落水|被困|触电|中毒)|溺水|坠落|坍塌|倒塌|触电|中毒|(燃气|煤气|天然气|危化品|液氨|氯气)泄漏|持刀|行凶|心脏骤停|昏迷|大出血|车祸/;
const DANGER_TRADITIONAL =
  /著火|火災|傷亡|有人(受傷|昏迷|落水|被困|觸電|中毒)|觸電|(燃氣|煤氣|天然氣|危化品|液氨|氯氣)洩漏|行兇|心臟驟停|車禍/;
const DANGER_ENGLISH =
  /\b(on fire|explosion|exploded|drown(ing|ed)?|unconscious|not breathing|heart attack|electrocuted|gas leak|ammonia leak|chlorine leak|collapsed|trapped|stabb(ed|ing)|bleeding heavily|people (injured|hurt|dead))\b/i;

/** Told to whoever describes a danger to life: a whistle is no emergency call (T1). */
export interface Notice {
  readonly code: 'life_danger';
  readonly zh: string;
  readonly en: string;
  readonly numbers: Readonly<Record<'police' | 'fire' | 'medical' | 'traffic', string>>;
}

const NOTICE: Notice = {
  code: 'life_danger',
  zh: '如有人身危险，请立即拨打：110（公安）、119（消防）、120（急救）、122（交通事故）。吹哨不能代替报警。',
  en: 'If anybody is in danger, call at once: 110 (police), 119 (fire), 120 (ambulance), 122 (traffic accident). A whistle is no emergency call.',
  numbers: { police: '110', fire: '119', medical: '120', traffic: '122' },
};

/** The notice that a text calls for, if any. Errs on the side of too many. */
export function lifeDangerNotice(...texts: readonly string[]): Notice | undefined {
  const text = texts.join('\n');
  return DANGER.test(text) || DANGER_TRADITIONAL.test(text) || DANGER_ENGLISH.test(text) ? NOTICE : undefined;
}
