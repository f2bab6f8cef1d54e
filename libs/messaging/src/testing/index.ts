export { AuditedLog } from './audited-log.js';
export { type ClientFactory, kafkaConformance } from './kafka-conformance.js';
