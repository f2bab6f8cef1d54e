export {
  type Answer,
  type Ask,
  caller,
  type Caller,
  type TestService,
  testService,
  type TestServiceOptions,
} from './test-service.js';
