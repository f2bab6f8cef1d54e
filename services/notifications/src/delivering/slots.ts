import type { Room } from '../persistence/notification.store.js';

/** Messages under way at once to receivers that answer promptly. */
const SLOTS = 16;
const SLOTS_PER_CHANNEL = 4;
/** A receiver that takes longer is slow, until one of its attempts takes less. */
const SLOW_MS = 1_000;
/** Messages under way at once to slow receivers; one to each. */
const SLOW_SLOTS = 8;
/** Slow receivers that are remembered: the latest. */
const MOST_SLOW = 1_000;

interface UnderWay {
  readonly channelId: string;
  readonly sinceMs: number;
}

/**
 * How many messages may be under way, and to whom. A receiver that does not answer holds its slot for as long as an attempt may take:
 * slow ones have slots of their own, so that those who answer never wait for those who do not (ADR-0193).
 * Times are milliseconds of one steady clock.
 */
export class Slots {
  private readonly underWay = new Map<string, UnderWay>();
  private readonly slow = new Set<string>();

  has(messageId: string): boolean {
    return this.underWay.has(messageId);
  }

  begin(messageId: string, channelId: string, nowMs: number): void {
    this.underWay.set(messageId, { channelId, sinceMs: nowMs });
  }

  end(messageId: string, nowMs: number): void {
    const { channelId, sinceMs } = this.underWay.get(messageId)!;
    this.underWay.delete(messageId);
    if (nowMs - sinceMs > SLOW_MS) this.remember(channelId);
    else this.slow.delete(channelId);
  }

  /** Messages that have been under way for longer than `ms`. */
  longerThan(ms: number, nowMs: number): string[] {
    return [...this.underWay].filter(([, { sinceMs }]) => nowMs - sinceMs > ms).map(([id]) => id);
  }

  room(nowMs: number): Room {
    const busy = new Map<string, number>();
    for (const { channelId, sinceMs } of this.underWay.values()) {
      busy.set(channelId, (busy.get(channelId) ?? 0) + 1);
      if (nowMs - sinceMs > SLOW_MS) this.remember(channelId);
    }
    const taken = { prompt: 0, slow: 0 };
    for (const [channelId, count] of busy) taken[this.slow.has(channelId) ? 'slow' : 'prompt'] += count;
    return {
      prompt: Math.max(0, SLOTS - taken.prompt),
      slow: Math.max(0, SLOW_SLOTS - taken.slow),
      perChannel: SLOTS_PER_CHANNEL,
      channels: [...new Set([...busy.keys(), ...this.slow])].map((channelId) => {
        const slow = this.slow.has(channelId);
        const places = (slow ? 1 : SLOTS_PER_CHANNEL) - (busy.get(channelId) ?? 0);
        return { channel_id: channelId, places, slow };
      }),
    };
  }

  private remember(channelId: string): void {
    this.slow.delete(channelId);
    this.slow.add(channelId);
    if (this.slow.size > MOST_SLOW) this.slow.delete(this.slow.values().next().value!);
  }
}
