import { isComplete } from './completion.js';
import { Story } from './testing/story.js';

describe('completion policy', () => {
  const story = new Story().raise().worked('customs', 'border', 'terminal').accept('border');
  const accepted = (count: number) => (count === 2 ? story.accept('terminal') : story).whistle!;

  it('all_accepted wants every co-unit', () => {
    expect(isComplete({ rule: 'all_accepted' }, accepted(1))).toBe(false);
  });

  it('k_of_n wants as many as it says, or all there are', () => {
    expect(isComplete({ rule: 'k_of_n', k: 1 }, accepted(1))).toBe(true);
    expect(isComplete({ rule: 'k_of_n', k: 2 }, accepted(1))).toBe(false);
    expect(isComplete({ rule: 'k_of_n', k: 5 }, accepted(2))).toBe(true);
  });

  it('lead_only wants none', () => {
    expect(isComplete({ rule: 'lead_only' }, new Story().raise().whistle!)).toBe(true);
  });
});
