export { StackError } from './stack-error.js';
export type { Log } from './log.js';
export {
  startLocalStack,
  type KafkaCluster,
  type LocalStack,
  type LocalStackOptions,
  type PostgresServer,
} from './local-stack.js';
