import { topics } from '@muster/contracts';
import type { TopicSpecification } from './kafka-client.js';

/**
 * The contract's topics as this system creates them.
 *
 * @param replicationFactor with 3 or more, `acks=all` needs two replicas in sync.
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
      'max.message.bytes': String(topic.maxMessageBytes),
      'min.insync.replicas': String(replicationFactor >= 3 ? 2 : 1),
      'unclean.leader.election.enable': 'false',
    },
  }));
}
