export { binaryArray, type ColumnType } from './binary-array.js';
export { type DatabaseOptions, dataSourceOptions, migrate, openDataSource } from './data-source.js';
export { Database } from './database.js';
export { DatabaseClock } from './database-clock.js';
export {
  type ErrorClass,
  isConnectionLost,
  isReadOnly,
  isTransient,
  isDeadlock,
  isUniqueViolation,
  TransactionFailed,
} from './errors.js';
export { ReadOnlyServer } from './read-only-server.js';
export { PersistenceModule } from './persistence.module.js';
export { RegularLook } from './regular-look.js';
export { RowColumns } from './row-columns.js';
export { backOffMs, type Cancel, pause, type Scheduler, systemScheduler } from './scheduler.js';
export { standbyHasIt } from './standby-has-it.js';
export { type Queryable, type Statement, statement } from './statement.js';
