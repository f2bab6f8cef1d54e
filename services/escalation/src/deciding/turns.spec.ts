import { Turns } from './turns.js';

describe('turns', () => {
  it('are taken one after the other per name, whatever becomes of each, and together across names', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const work = (name: string, wait?: Promise<void>) => async () => {
      order.push(`${name} begins`);
      await wait;
      order.push(`${name} ends`);
    };
    const fails = turns.take('a', async () => {
      await work('a1', first.promise)();
      throw new Error('a1 failed');
    });
    const second = turns.take('a', work('a2'));
    await turns.take('b', work('b1'));
    first.resolve();
    await expect(fails).rejects.toThrow('a1 failed');
    await second;
    expect(order).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
    await expect(turns.take('a', async () => 'again')).resolves.toBe('again');
  });
});
