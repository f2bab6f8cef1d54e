/** The system's services in the order in which they start; they stop the other way round. */
export const SERVICES = ['organizations', 'escalation', 'events', 'statistics', 'gateway'] as const;

/** A service by its name. */
export type ServiceName = (typeof SERVICES)[number];

/** Where a service listens on the loopback address. */
export interface ServicePorts {
  readonly port: number;
  readonly adminPort: number;
}

/** The ports of a system that people use. */
export const FIXED_PORTS: Readonly<Record<ServiceName, ServicePorts>> = {
  gateway: { port: 8080, adminPort: 9080 },
  organizations: { port: 8081, adminPort: 9081 },
  escalation: { port: 8082, adminPort: 9082 },
  events: { port: 8083, adminPort: 9083 },
  statistics: { port: 8084, adminPort: 9084 },
};
