export { AuditChain1764300000000 } from './audit/audit-schema.js';
export { type BatchContext, type BatchHandler, type TopicHandler } from './consumer/batch-context.js';
export { classify, PermanentError, PositionMoved } from './consumer/consumer-errors.js';
export { ConsumerRunner, type ConsumerRunnerOptions } from './consumer/consumer-runner.js';
export { type EventPatternExtras, KafkaEvents } from './consumer/kafka-events.js';
export type { ReceivedEvent } from './consumer/received-event.js';
export { DeadLetters, type DeadLetter } from './dead-letters/dead-letters.js';
export { type Halt, haltedConsumers, resumeConsumer } from './kill-switch/halt-reports.js';
export { KillSwitch1764100000000 } from './kill-switch/kill-switch-schema.js';
export type { KillSwitchLimits } from './kill-switch/kill-switch-limits.js';
export type * from './kafka/kafka-client.js';
export type { KafkaSecurity } from './kafka/kafka-security.js';
export { KafkaJsClient, type KafkaJsOptions } from './kafka/kafkajs.client.js';
export { Messaging, type MessagingOptions } from './messaging.js';
export { operatorCommand, operatorCommands } from './operating/commands/operator-commands.js';
export {
  Misused,
  type OperatorCommand,
  operatorName,
  parsed as parsedArguments,
  print,
  requiredReason,
  wholeNumber,
} from './operating/commands/operator-command.js';
export { recordAction } from './operating/operator-action.js';
export { Operating1764200000000 } from './operating/operating-schema.js';
export type { LoggedEvent, PublicEvents, PublicPart } from './operating/public-events.js';
export { connectKafkaEvents, KAFKA_CLIENT, MessagingModule } from './messaging.module.js';
export type { RowSet, StateSql } from './store/row-sets.js';
export { OutboxRelay, type OutboxRelayOptions } from './outbox/outbox-relay.js';
export { OutboxOfChanges1764500000000 } from './outbox/outbox-schema.js';
export { packedMessageSql } from './outbox/packed-messages.js';
export type { PendingRow } from './outbox/shard-session.js';
export type { Actor, Change, Idempotency, NewEvent, StoredEvent } from './store/change.js';
export { newId } from './store/new-id.js';
export { EventTooLarge, IdempotencyReplay, TooManyCommands, VersionConflict } from './store/errors.js';
export { EventStore, type EventStoreOptions } from './store/event-store.js';
export {
  frozenSoon,
  type GrowingTables,
  sampledBriefly,
  vacuumedSoon,
  vacuumedWhileFresh,
} from './growing-tables.js';
export { prepareService } from './prepare-service.js';
export { messagingTables } from './tables.js';
