import type { FetchedBatch, Subscription } from '../../kafka/kafka-client.js';
import type { ProcessLife } from '../process-life.js';
import type { Random } from '../random.js';
import type { VirtualTime } from '../virtual-time.js';
import type { Weather } from '../weather.js';
import type { Broker, Partition } from './broker.js';

/** A consumer's membership in the group. */
export class Member {
  /** The partitions that it believes to own, and where it reads next. */
  loops = new Map<Partition, FetchLoop>();
  left = false;
  generation = 0;
  /** Batches that it works on. */
  working = 0;
  /** Told once it works on none; several may wait to leave. */
  readonly idle: (() => void)[] = [];

  constructor(
    readonly life: ProcessLife,
    readonly subscription: Subscription,
  ) {}
}

interface FetchLoop {
  position: number;
  over: boolean;
  /** True while it waits for records. */
  waiting: boolean;
  /** Counts what sent it elsewhere: the outcome of a batch fetched before is void. */
  seeks: number;
}

/**
 * The model of a consumer group. Members learn of a rebalance one after the other: until then a deposed owner goes on fetching,
 * and whatever it works on may or may not notice that it is stale.
 */
export class Group {
  private members: Member[] = [];
  private generation = 0;
  private readonly committed = new Map<Partition, number>();

  constructor(
    private readonly broker: Broker,
    private readonly time: VirtualTime,
    private readonly weather: Weather,
    private readonly random: Random,
  ) {}

  join(member: Member): void {
    this.members.push(member);
    this.rebalance();
  }

  leave(member: Member): void {
    member.left = true;
    for (const loop of member.loops.values()) loop.over = true;
    this.members = this.members.filter((other) => other !== member);
    this.rebalance();
  }

  /** The broker has lost everything, what it knew of the group too. */
  forgetOffsets(): void {
    this.committed.clear();
  }

  /** A random member is thrown out by an error of its client library. */
  crashOne(): void {
    const member = this.members.length > 0 ? this.random.pick(this.members) : undefined;
    if (member) this.crash(member, new Error('the client library gave up'));
  }

  /** Sends every reader of a random partition back to an earlier offset. */
  rewind(): void {
    const partition = this.random.pick(this.broker.partitions);
    for (const { loops } of this.members) {
      const loop = loops.get(partition);
      if (loop) loop.position = this.random.int(loop.position + 1);
    }
  }

  rebalance(): void {
    this.members = this.members.filter((member) => member.life.alive);
    const members = [...this.members];
    const shift = this.random.int(4);
    const generation = ++this.generation;
    members.forEach((member, index) => {
      const partitions = this.broker.partitions.filter(
        (partition) => (partition.index + shift) % members.length === index,
      );
      this.time.after(this.weather.latency('broker'), () => {
        if (this.members.includes(member)) {
          member.life.deliver(() => this.assign(member, generation, partitions));
        }
      });
    });
  }

  private assign(member: Member, generation: number, partitions: readonly Partition[]): void {
    if (member.left || generation < member.generation) return;
    member.generation = generation;
    this.time.note(() => `${member.life.name} owns ${partitions.map(({ index }) => index)}`);
    for (const loop of member.loops.values()) loop.over = true;
    member.loops = new Map();
    const owned = { [this.broker.topic]: partitions.map(({ index }) => index) };
    member.subscription.onAssigned?.(owned, (_, index, offset) => {
      const partition = this.broker.partitions[index]!;
      const loop = member.loops.get(partition);
      if (!loop || loop.over) return;
      loop.position = offset;
      loop.seeks += 1;
      this.wake(member, partition, loop);
    });
    for (const partition of partitions) {
      const loop = { position: this.startOf(partition), over: false, waiting: false, seeks: 0 };
      member.loops.set(partition, loop);
      this.fetchSoon(member, partition, loop);
    }
  }

  // The committed offset is a hint: it may be old, and somebody may have set it to anything.
  private startOf(partition: Partition): number {
    if (this.weather.strikes('wrongOffset')) return this.random.int(partition.end + 1);
    return this.committed.get(partition) ?? 0;
  }

  private fetchSoon(member: Member, partition: Partition, loop: FetchLoop): void {
    this.time.after(this.weather.latency('broker'), () => {
      member.life.deliver(() => void this.fetch(member, partition, loop));
    });
  }

  private wake(member: Member, partition: Partition, loop: FetchLoop): void {
    if (!loop.waiting) return;
    loop.waiting = false;
    this.fetchSoon(member, partition, loop);
  }

  private async fetch(member: Member, partition: Partition, loop: FetchLoop): Promise<void> {
    if (loop.over) return;
    if (!this.broker.reachable) return this.fetchSoon(member, partition, loop);
    if (loop.position > partition.end) loop.position = 0; // out of range: the earliest record
    if (loop.position === partition.end) {
      loop.waiting = true;
      partition.watchers.push(() => this.wake(member, partition, loop));
      return;
    }
    const { seeks } = loop;
    const batch = this.batch(partition, loop);
    await this.travel(member);
    if (loop.over) return;
    if (seeks !== loop.seeks) return this.fetchSoon(member, partition, loop);
    member.working += 1;
    try {
      const { index } = partition;
      this.time.note(
        () => `${member.life.name} gets ${batch.messages.length} from ${index}/${loop.position}`,
      );
      const outcome = await member.subscription.onBatch(batch);
      this.time.note(
        () =>
          `${member.life.name} says ${JSON.stringify(outcome)} of ${index}${loop.over ? ', which it has lost' : ''}`,
      );
      if (loop.over) return;
      if (seeks === loop.seeks) loop.position = 'next' in outcome ? outcome.next : outcome.seek;
      if (seeks === loop.seeks && 'next' in outcome && this.random.chance(0.5))
        this.committed.set(partition, outcome.next);
    } catch (error) {
      this.crash(member, error as Error);
      return;
    } finally {
      member.working -= 1;
      if (member.working === 0) for (const told of member.idle.splice(0)) told();
    }
    if (this.random.chance(0.8)) return this.fetchSoon(member, partition, loop);
    for (let ticks = this.random.int(6); ticks > 0; ticks--) await Promise.resolve(); // fetched already: handed over at once
    void this.fetch(member, partition, loop);
  }

  // An answer takes its time, in which the partition may become another member's. One that this member no longer asks for is dropped.
  private travel(member: Member): Promise<void> {
    return new Promise((resolve) => {
      this.time.after(this.weather.latency('broker'), () => member.life.deliver(resolve));
    });
  }

  private batch(partition: Partition, loop: FetchLoop): FetchedBatch {
    const messages = partition.log.slice(
      loop.position,
      loop.position + 1 + this.random.int(this.weather.fetch),
    );
    const last = loop.position + messages.length;
    const { seeks } = loop;
    const notices = this.random.chance(0.5);
    return {
      topic: partition.topic,
      partition: partition.index,
      messages,
      endOffset: last + this.random.int(partition.end - last + 1), // a follower's idea of the end may be an old one
      heartbeat: () => Promise.resolve(),
      isStale: () => notices && (loop.over || loop.seeks !== seeks),
    };
  }

  private crash(member: Member, error: Error): void {
    if (member.left) return;
    this.leave(member);
    this.time.after(this.weather.latency('broker'), () =>
      member.life.deliver(() => member.subscription.onCrash?.(error)),
    );
  }
}
