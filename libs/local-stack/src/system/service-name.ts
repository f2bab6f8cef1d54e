/** The services in the order in which they are started; they are stopped the other way round, gateway first. */
export const serviceNames = [
  'organizations',
  'escalation',
  'events',
  'statistics',
  'notifications',
  'gateway',
] as const;

export type ServiceName = (typeof serviceNames)[number];

/** Ports of a service and of its admin side. */
export interface ServicePorts {
  readonly port: number;
  readonly adminPort: number;
}

/** The ports that people and documents expect. */
export const usualPorts: Readonly<Record<ServiceName, ServicePorts>> = {
  gateway: { port: 8080, adminPort: 9080 },
  organizations: { port: 8081, adminPort: 9081 },
  escalation: { port: 8082, adminPort: 9082 },
  events: { port: 8083, adminPort: 9083 },
  statistics: { port: 8084, adminPort: 9084 },
  notifications: { port: 8085, adminPort: 9085 },
};
