import { topics } from '@muster/contracts';
import type { TopicSpecification } from './kafka-client.js';

/** Which topics are wanted, and how. */
export interface TopicsWanted {
  /** Those that it sends to or receives from, and no others: a service need not even be allowed to see what is none of its business (ADR-0185). */
  readonly service: string;
  readonly topicPrefix?: string;
  /**
   * -1, the default, leaves it, and the number of replicas in sync, to the broker's own defaults, so that a cluster of three keeps three copies
   * without being told; with 3 or more, `acks=all` needs two replicas in sync.
   */
  readonly replicationFactor?: number;
  /** Overrides the contract's number; for tests only, because the number is part of the contract. */
  readonly partitions?: number;
}

/** The contract's topics as a service creates them. */
export function contractTopics(wanted: TopicsWanted): TopicSpecification[] {
  const { service, topicPrefix = '', replicationFactor = -1, partitions } = wanted;
  return Object.values(topics)
    .filter(({ senders, receivers }) => senders.includes(service) || receivers.includes(service))
    .map((topic) => ({
      name: topicPrefix + topic.name,
      partitions: partitions ?? topic.partitions,
      replicationFactor,
      config: {
        'cleanup.policy': topic.cleanupPolicy,
        'retention.ms': String(topic.retentionMs),
        'message.timestamp.type': 'LogAppendTime', // of the broker's own clock, which is what its retention goes by (ADR-0153)
        'compression.type': 'uncompressed', // whatever the broker's default is, and whoever sends: consumers read it (ADR-0214)
        'max.message.bytes': String(topic.maxMessageBytes),
        ...(replicationFactor > 0 && { 'min.insync.replicas': String(replicationFactor >= 3 ? 2 : 1) }),
        'unclean.leader.election.enable': 'false',
      },
    }));
}
