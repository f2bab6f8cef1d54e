export { StackError } from './stack-error.js';
export type { Log } from './log.js';
export type { PrepareFolder } from './folders.js';
export { eventually } from './eventually.js';
export { type Certificate, loopbackCertificate } from './certificate.js';
export type { Principal, SecuredListener } from './kafka/secured-listener.js';
export type { BrokerNode } from './kafka/broker-properties.js';
export {
  startLocalStack,
  type KafkaCluster,
  type LocalStack,
  type LocalStackOptions,
  type PostgresServer,
} from './local-stack.js';
export type { PostgresNode } from './postgres/postgres-node.js';
export type { Standby } from './postgres/standby.js';
export { serviceEnvironment } from './system/service-environment.js';
export { serviceNames, usualPorts, type ServiceName, type ServicePorts } from './system/service-name.js';
export { attachSystem, startSystem, System, type SystemOptions } from './system/system.js';
export { Watchdog } from './watchdog.js';
