/** Tenant of the platform's own operators. Not a slug, so no alliance can be called this. */
export const PLATFORM_TENANT = '_platform';

export function tenantOfAlliance(allianceId: string | null): string {
  return allianceId ?? PLATFORM_TENANT;
}

export function allianceOfTenant(tenantId: string): string | null {
  return tenantId === PLATFORM_TENANT ? null : tenantId;
}
