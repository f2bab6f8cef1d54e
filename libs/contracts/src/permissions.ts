import { topics } from './topics.js';

/** One thing that a client must be allowed on the brokers, in the terms of Kafka's ACLs. */
export interface Permission {
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operations: readonly ('Read' | 'Write' | 'Create' | 'Describe')[];
}

/**
 * Everything that a service needs and nothing else (ADR-0185): to write what it sends, to read what it receives, its consumer group, and,
 * for those with an audit chain, to compare it with the heads that were published. Each may create its own topics.
 *
 * @param topicPrefix put before every topic and group name, as `MUSTER_TOPIC_PREFIX`.
 */
export function permissionsOf(service: string, topicPrefix = ''): Permission[] {
  const audit = topics['muster.audit.v1'];
  const verifies = audit.senders.includes(service);
  const permissions: Permission[] = [];
  for (const topic of Object.values(topics)) {
    const sends = topic.senders.includes(service);
    const reads = topic.receivers.includes(service) || (topic === audit && verifies);
    if (!sends && !reads) continue;
    permissions.push({
      resource: 'topic',
      name: topicPrefix + topic.name,
      pattern: 'literal',
      operations: [
        'Describe',
        'Create',
        ...(sends ? ['Write' as const] : []),
        ...(reads ? ['Read' as const] : []),
      ],
    });
  }
  if (permissions.length === 0) return [];
  permissions.push(group(topicPrefix + service, 'literal'));
  // A group of its own per comparison: `<topic>.verification.<random>`.
  if (verifies) permissions.push(group(`${topicPrefix}${audit.name}.verification.`, 'prefixed'));
  return permissions;
}

/**
 * What whoever runs `musterctl` needs: to see every topic and where every group is in it, to create topics that are missing, and to compare
 * audit chains with their published heads. It reads no events and sends none: those go through the services' databases.
 */
export function operatorPermissions(topicPrefix = ''): Permission[] {
  const audit = topics['muster.audit.v1'];
  const all = Object.values(topics);
  return [
    ...all.map((topic): Permission => ({
      resource: 'topic',
      name: topicPrefix + topic.name,
      pattern: 'literal',
      operations: topic === audit ? ['Describe', 'Create', 'Read'] : ['Describe', 'Create'],
    })),
    ...[...new Set(all.flatMap(({ receivers }) => receivers))].map((service): Permission => ({
      resource: 'group',
      name: topicPrefix + service,
      pattern: 'literal',
      operations: ['Describe'],
    })),
    group(`${topicPrefix}${audit.name}.verification.`, 'prefixed'),
  ];
}

function group(name: string, pattern: Permission['pattern']): Permission {
  return { resource: 'group', name, pattern, operations: ['Read'] };
}
