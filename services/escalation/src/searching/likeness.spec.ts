import { gramsOf, normalised } from './grams.js';
import { likeness, SUGGESTED_FROM, type Traits } from './likeness.js';

const point = (lat: number, lon: number) => ({ code: null, label: null, point: { lat, lon } });
const traits = (text: string, more: Partial<Traits> = {}): Traits => ({
  category: 'traffic',
  place: null,
  grams: gramsOf(normalised(text)),
  ...more,
});
const gate = { code: 'gate-3', label: null, point: null };
const queue = traits('三号闸口拥堵，货车排队两公里，司机等待三小时', { place: gate });

describe('the likeness of two whistles', () => {
  it.each<[string, Traits, string[]]>([
    ['the same said shorter', traits('三号闸口拥堵排队', { category: 'noise' }), ['text']],
    [
      'another matter at the same place and of the same category',
      traits('地磅坏了', { place: gate }),
      ['place', 'category'],
    ],
    ['everything', traits('闸口拥堵，司机等待', { place: gate }), ['place', 'category', 'text']],
  ])('suggests %s', (_, other, why) => {
    const found = likeness(queue, other);
    expect(found.why).toEqual(why);
    expect(found.score).toBeGreaterThanOrEqual(SUGGESTED_FROM);
    expect(found.score).toBeLessThanOrEqual(1);
    expect(likeness(other, queue)).toEqual(found);
  });

  it.each<[string, Traits]>([
    ['the same category', traits('停车场照明损坏')],
    ['the same place', traits('路灯不亮', { category: 'noise', place: gate })],
    ['a few common words', traits('三号泊位货车等待引航', { category: 'noise' })],
    ['two characters', traits('拥堵', { category: 'noise' })],
  ])('does not suggest for %s alone', (_, other) => {
    expect(likeness(queue, other).score).toBeLessThan(SUGGESTED_FROM);
  });

  it('takes points within a hundred metres for one place', () => {
    const [here, near, far] = [point(38.97, 117.78), point(38.9705, 117.78), point(38.972, 117.78)];
    expect(likeness(traits('甲', { place: here }), traits('乙', { place: near })).why).toContain('place');
    expect(likeness(traits('甲', { place: here }), traits('乙', { place: far })).why).not.toContain('place');
  });
});
