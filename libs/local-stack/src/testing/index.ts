export { cancelWaitingForStandby, seenBySomebodyElse, waitingForStandby } from './somebody-else.js';
export {
  testBrokers,
  testDatabase,
  testStack,
  testTopicPrefix,
  type TestDatabase,
  type TestStack,
} from './test-stack.js';
export { testSystem, type TestSystem } from './test-system.js';
