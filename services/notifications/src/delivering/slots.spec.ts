import { Slots } from './slots.js';

describe('slots of deliveries', () => {
  const begin = (slots: Slots, channel: string, count: number, at: number) => {
    for (let n = 0; n < count; n++) slots.begin(`${channel}-${at}-${n}`, channel, at);
  };
  const end = (slots: Slots, channel: string, count: number, began: number, at: number) => {
    for (let n = 0; n < count; n++) slots.end(`${channel}-${began}-${n}`, at);
  };
  const placesOf = (slots: Slots, at: number) =>
    Object.fromEntries(
      slots.room(at).channels.map(({ channel_id, places, slow }) => [channel_id, [places, slow]]),
    );

  it('gives an unknown channel four of sixteen', () => {
    const slots = new Slots();
    expect(slots.room(0)).toEqual({ prompt: 16, slow: 8, perChannel: 4, channels: [] });
    begin(slots, 'a', 3, 0);
    expect(slots.room(1_000)).toMatchObject({ prompt: 13, slow: 8 });
    expect(placesOf(slots, 1_000)).toEqual({ a: [1, false] });
  });

  it('has sixteen for those who answer as soon as those who do not are known, while they still do not', () => {
    const slots = new Slots();
    for (const channel of ['a', 'b', 'c', 'd']) begin(slots, channel, 4, 0);
    expect(slots.room(1_000)).toMatchObject({ prompt: 0, slow: 8 });
    expect(slots.room(1_001)).toMatchObject({ prompt: 16, slow: 0 });
    expect(placesOf(slots, 1_001)).toEqual({ a: [-3, true], b: [-3, true], c: [-3, true], d: [-3, true] });
  });

  it('gives a slow channel one, and four again when an attempt has been prompt', () => {
    const slots = new Slots();
    begin(slots, 'a', 4, 0);
    end(slots, 'a', 4, 0, 15_000);
    expect(placesOf(slots, 15_000)).toEqual({ a: [1, true] });
    begin(slots, 'a', 1, 16_000);
    expect(slots.room(16_000)).toMatchObject({ prompt: 16, slow: 7 });
    end(slots, 'a', 1, 16_000, 16_200);
    expect(slots.room(16_200)).toEqual({ prompt: 16, slow: 8, perChannel: 4, channels: [] });
  });

  it('remembers the thousand that were slow last', () => {
    const slots = new Slots();
    for (let n = 0; n <= 1_000; n++) {
      begin(slots, `c${n}`, 1, n);
      end(slots, `c${n}`, 1, n, n + 5_000);
    }
    const { channels } = slots.room(10_000);
    expect([channels.length, channels[0]!.channel_id, channels.at(-1)!.channel_id]).toEqual([
      1_000,
      'c1',
      'c1000',
    ]);
  });

  it('names what has been under way for long', () => {
    const slots = new Slots();
    slots.begin('m1', 'a', 0);
    slots.begin('m2', 'a', 15_000);
    expect(slots.longerThan(20_000, 20_001)).toEqual(['m1']);
  });
});
