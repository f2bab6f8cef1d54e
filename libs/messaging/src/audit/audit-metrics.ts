import type { Metrics } from '@muster/observability';

/** What is known of the chain over the event log (ADR-0095). */
export class AuditMetrics {
  readonly sealed;
  readonly unsealedAge;
  readonly verifiedAt;
  readonly objections;

  constructor(metrics: Metrics) {
    this.sealed = metrics.counter({
      name: 'muster_audit_sealed_events_total',
      help: 'Events that this process put into seals',
    });
    this.unsealedAge = metrics.gauge({
      name: 'muster_audit_unsealed_age_seconds',
      help: 'Age of the oldest event that is in no seal yet, in seconds; 0 when there is none',
    });
    this.verifiedAt = metrics.gauge({
      name: 'muster_audit_verified_timestamp_seconds',
      help: 'When the chain was last verified, in seconds since 1970; 0 for never',
    });
    this.objections = metrics.gauge({
      name: 'muster_audit_objections',
      help: 'Objections of the last verification of the chain',
    });
  }
}
