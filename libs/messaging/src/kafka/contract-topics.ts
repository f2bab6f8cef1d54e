import { topics } from '@muster/contracts';
import type { TopicSpecification } from './kafka-client.js';

/**
 * The contract's topics as this system creates them.
 *
 * @param replicationFactor -1 leaves it, and the number of replicas in sync, to the broker's own defaults, so that a cluster of three
 *   keeps three copies without being told; with 3 or more, `acks=all` needs two replicas in sync.
 * @param partitions overrides the contract's number; for tests only, because the number is part of the contract.
 */
export function contractTopics(
  prefix: string,
  replicationFactor: number,
  partitions?: number,
): TopicSpecification[] {
  return Object.values(topics).map((topic) => ({
    name: prefix + topic.name,
    partitions: partitions ?? topic.partitions,
    replicationFactor,
    config: {
      'cleanup.policy': topic.cleanupPolicy,
      'retention.ms': String(topic.retentionMs),
      'message.timestamp.type': 'LogAppendTime', // of the broker's own clock, which is what its retention goes by (ADR-0153)
      'max.message.bytes': String(topic.maxMessageBytes),
      ...(replicationFactor > 0 && { 'min.insync.replicas': String(replicationFactor >= 3 ? 2 : 1) }),
      'unclean.leader.election.enable': 'false',
    },
  }));
}
