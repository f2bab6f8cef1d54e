export { AdminServer } from './admin-server.js';
export { type CheckResult, Health, type HealthCheck, type Readiness } from './health.js';
export { createLogger, type Logger, type LoggerOptions, NestLogger } from './logger.js';
export { Metrics } from './metrics.js';
export { ObservabilityModule } from './observability.module.js';
export { loggableError, redactedPaths, scrub } from './redaction.js';
export {
  currentContext,
  currentTraceparent,
  describeContext,
  type RequestContext,
  withContext,
} from './request-context.js';
export {
  type SpanAttributes,
  startTracing,
  stopTracing,
  type TraceSpan,
  type Tracing,
  tracing,
  type TracingOptions,
} from './tracing.js';
export { nextTraceparent, parseTraceparent, type Traceparent } from './traceparent.js';
