import { requiredHeaders } from '../cloud-event.js';
import { type EventDefinition } from '../event-definition.js';
import { eventTypes } from '../event-types.js';
import type { JsonSchema } from '../open-schema.js';
import { type Topic, topics } from '../topics.js';
import { publishedSchema } from './published-schema.js';

const text = { type: 'string' };
const headers: Record<string, JsonSchema> = {
  ce_specversion: { type: 'string', const: '1.0' },
  ce_id: {
    type: 'string',
    format: 'uuid',
    description: '同一事件每次投递相同 / The same on every delivery: remove duplicates by it',
  },
  ce_source: { type: 'string', format: 'uri-reference', description: '/services/<service>' },
  ce_type: { ...text, description: 'muster.<subject>.<past tense>.v<major>' },
  ce_subject: { ...text, description: '聚合编号 / Aggregate id' },
  ce_time: {
    type: 'string',
    format: 'date-time',
    description:
      '发生时间。按事件时间计算以此为准：Kafka 记录自带的时间是进入 Kafka 的时间 / When it happened. Take event time from here: a record’s own time is when it came into Kafka',
  },
  ce_dataschema: {
    type: 'string',
    format: 'uri',
    description: '数据模式地址 / Where the schema of the data is',
  },
  ce_partitionkey: { ...text, description: '即 Kafka 键 / Equals the Kafka key' },
  ce_sequence: {
    type: 'string',
    pattern: '^[0-9]{20}$',
    description: '聚合版本 / Version of the aggregate, gap-free per key',
  },
  ce_tenantid: { ...text, description: '联盟编号 / Alliance id' },
  ce_recordedat: { type: 'string', format: 'date-time', description: '入库时间 / When it was recorded' },
  ce_correlationid: text,
  traceparent: { ...text, description: 'W3C trace context' },
  'content-type': { type: 'string', const: 'application/json' },
};

/** What the document is about beyond the contract itself. */
export interface AsyncApiOptions {
  /** Version of the product. */
  readonly version: string;
  /** One recorded example by type; types without one get none. */
  readonly examples?: Readonly<Record<string, object>>;
}

/** The AsyncAPI 3.0 document of every public topic: what is on it, who sends and who receives. */
export function asyncApiDocument(options: AsyncApiOptions): object {
  const all = Object.values(topics);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Muster event streams',
      version: options.version,
      description:
        'CloudEvents 1.0 in Kafka binary mode. Within a major version only optional fields and values of lists are added (FULL_TRANSITIVE): ignore what you do not know. No names of persons, phone numbers or free text.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{brokers}',
        protocol: 'kafka',
        description: 'The Kafka of the installation.',
        variables: { brokers: { default: 'localhost:9092', description: 'KAFKA_BROKERS' } },
      },
    },
    channels: Object.fromEntries(all.map((topic) => [topic.name, channel(topic)])),
    operations: Object.fromEntries(all.flatMap(operations)),
    components: {
      messageTraits: {
        cloudEvent: { headers: { type: 'object', required: requiredHeaders, properties: headers } },
      },
      messages: Object.fromEntries(
        Object.values(eventTypes).map((definition) => [
          definition.type,
          message(definition, options.examples?.[definition.type]),
        ]),
      ),
    },
  };
}

const typesOf = (topic: Topic): EventDefinition[] =>
  Object.values(eventTypes).filter((definition) => definition.topic === topic.name);

const channel = (topic: Topic): object => ({
  address: topic.name,
  title: topic.name,
  description: `${topic.description.zh} / ${topic.description.en}`,
  messages: Object.fromEntries(
    typesOf(topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  ),
  bindings: {
    kafka: {
      topic: topic.name,
      partitions: topic.partitions,
      topicConfiguration: {
        'cleanup.policy': [topic.cleanupPolicy],
        'retention.ms': topic.retentionMs,
        'max.message.bytes': topic.maxMessageBytes,
      },
      bindingVersion: '0.5.0',
    },
  },
});

function operations(topic: Topic): [string, object][] {
  const channelRef = { $ref: `#/channels/${topic.name}` };
  const short = topic.name.split('.')[1]!;
  return [
    ...topic.senders.map((service): [string, object] => [
      `${service}.send.${short}`,
      {
        action: 'send',
        channel: channelRef,
        summary: `${service} sends`,
        tags: [{ name: service }],
      },
    ]),
    ...topic.receivers.map((service): [string, object] => [
      `${service}.receive.${short}`,
      {
        action: 'receive',
        channel: channelRef,
        summary: `${service} receives`,
        tags: [{ name: service }],
        bindings: {
          kafka: { groupId: { type: 'string', enum: [service] }, bindingVersion: '0.5.0' },
        },
      },
    ]),
  ];
}

function message(definition: EventDefinition, example: object | undefined): object {
  const { $schema: _dialect, $id: _id, ...payload } = publishedSchema(definition.type)!;
  return {
    name: definition.type,
    title: `${definition.title.zh} / ${definition.title.en}`,
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
    correlationId: { location: '$message.header#/ce_correlationid' },
    bindings: {
      kafka: {
        key: { type: 'string', description: topics[definition.topic].key.en },
        bindingVersion: '0.5.0',
      },
    },
    payload,
    ...(example ? { examples: [{ name: 'recorded', payload: example }] } : {}),
  };
}
