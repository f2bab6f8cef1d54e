import type {
  KafkaClient,
  OutgoingMessage,
  RunningConsumer,
  Subscription,
} from '../../kafka/kafka-client.js';
import type { ProcessLife } from '../process-life.js';
import type { Random } from '../random.js';
import type { VirtualTime } from '../virtual-time.js';
import type { Weather } from '../weather.js';
import type { Broker, Partition } from './broker.js';
import { type Group, Member } from './group.js';

/** One process's Kafka client on the model broker. */
export class ModelKafka implements KafkaClient {
  constructor(
    private readonly broker: Broker,
    private readonly group: Group,
    private readonly life: ProcessLife,
    private readonly time: VirtualTime,
    private readonly weather: Weather,
    private readonly random: Random,
  ) {}

  async connect(): Promise<void> {}

  /**
   * Each partition takes its records as a whole, at its own time. When the publish fails, each partition may have taken them,
   * may take them later, or never.
   */
  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const parts = [...Map.groupBy(messages, ({ key }) => this.broker.partitionOf(key))];
      const fails = this.weather.strikes('publishError');
      let missing = parts.length;
      for (const [partition, ofPartition] of parts) {
        if (fails && this.random.chance(0.4)) continue;
        const late = fails && this.random.chance(0.3) ? 20 : 1;
        this.land(late * this.weather.latency('broker'), partition, ofPartition, () => {
          missing -= 1;
          if (missing > 0 || fails) return;
          this.time.after(this.weather.latency('broker'), () => this.life.deliver(resolve));
        });
      }
      if (!fails && this.broker.reachable) return;
      this.time.after(3 * this.weather.latency('broker'), () =>
        this.life.deliver(() => reject(new Error('the broker did not acknowledge'))),
      );
    });
  }

  async consume(subscription: Subscription): Promise<RunningConsumer> {
    if (!this.broker.reachable) throw new Error('no broker answers');
    const member = new Member(this.life, subscription);
    this.group.join(member);
    return { stop: () => this.stop(member) };
  }

  async createTopics(): Promise<void> {}

  async lag(): Promise<[]> {
    return [];
  }

  async ping(): Promise<void> {}

  async disconnect(): Promise<void> {}

  private land(ms: number, partition: Partition, messages: OutgoingMessage[], landed: () => void): void {
    if (!this.broker.reachable) return;
    this.broker.underWay += 1;
    this.time.after(ms, () => {
      this.broker.underWay -= 1;
      if (!this.life.alive && this.random.chance(0.5)) return; // died before it was sent
      this.broker.append(partition, messages);
      landed();
    });
  }

  private async stop(member: Member): Promise<void> {
    for (const loop of member.loops.values()) loop.over = true;
    if (member.working > 0) await new Promise<void>((resolve) => member.idle.push(resolve));
    if (!member.left) this.group.leave(member);
  }
}
