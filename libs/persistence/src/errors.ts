/** What a database error means for whoever must decide about trying again. */
export type ErrorClass = 'transient' | 'permanent' | 'unknown';

/** read_only_sql_transaction: we are still connected to a primary that has become a standby. */
const READ_ONLY = '25006';
/** deadlock_detected: of several transactions that wait for each other, this one was ended. */
const DEADLOCK = '40P01';
const TRANSIENT_STATES = new Set([
  READ_ONLY,
  '40001', // serialization_failure
  DEADLOCK,
  '55P03', // lock_not_available
  '57014', // query_canceled: a statement timeout
  '53100', // disk_full
  '53200', // out_of_memory
  '53300', // too_many_connections
  '53400', // configuration_limit_exceeded
  '58030', // io_error
]);
const CONNECTION_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25P04']);
const CONNECTION_CODES = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENETDOWN',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOENT',
]);
const CONNECTION_MESSAGES =
  /connection terminated|terminating connection|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable/i;

/** True when the connection to PostgreSQL is gone, so that nothing is known about the last statement's outcome. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code && (code.startsWith('08') || CONNECTION_STATES.has(code) || CONNECTION_CODES.has(code)))
    return true;
  return CONNECTION_MESSAGES.test(message ?? '');
}

/** True when the same statement may succeed later without anybody changing anything: outages, deadlocks, full disks. */
export function isTransient(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return isConnectionLost(error) || (code !== undefined && TRANSIENT_STATES.has(code));
}

/** True when the connection leads to a server that takes no writes: it was not lost, and is of no use any more (ADR-0186). */
export function isReadOnly(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === READ_ONLY;
}

/** True when PostgreSQL ended this transaction because it and others waited for each other. */
export function isDeadlock(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === DEADLOCK;
}

/** True for a violated unique constraint (23505). */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '23505';
}

/** A statement of the transaction had failed and `work` went on as if it had not: nothing was committed. */
export class TransactionFailed extends Error {
  readonly code = 'transaction_failed';

  constructor() {
    super('a statement of this transaction had failed, so nothing was committed');
  }
}
