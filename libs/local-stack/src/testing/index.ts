export {
  testBrokers,
  testDatabase,
  testStack,
  testTopicPrefix,
  type TestDatabase,
  type TestStack,
} from './test-stack.js';
