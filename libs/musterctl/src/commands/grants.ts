import { operatorPermissions, type Permission, permissionsOf, topics } from '@muster/contracts';

/** What somebody must be allowed on the cluster. */
export interface Grant {
  /** A service, or `operator`: whoever runs `musterctl`. */
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** What each service, and the operator, must be allowed by the contract. @param prefix of the topics. */
export function grants(prefix: string): Grant[] {
  const names = new Set(
    Object.values(topics).flatMap(({ senders, receivers }) => [...senders, ...receivers]),
  );
  return [
    ...[...names].map((name) => ({ name, permissions: permissionsOf(name, prefix) })),
    { name: 'operator', permissions: operatorPermissions(prefix) },
  ];
}
