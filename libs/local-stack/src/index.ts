export { StackError } from './stack-error.js';
export type { Log } from './log.js';
export {
  startLocalStack,
  type KafkaCluster,
  type LocalStack,
  type LocalStackOptions,
  type PostgresServer,
} from './local-stack.js';
export { FIXED_PORTS, type ServiceName, type ServicePorts, SERVICES } from './system/services.js';
export { startSystem, System, type SystemOptions } from './system/system.js';
export { waitFor } from './wait.js';
