/** The internal identity token between gateway and services (ADR-0070). */
export const IDENTITY_HEADER = 'x-muster-identity';
export const IDENTITY_ISSUER = 'muster-gateway';
export const IDENTITY_AUDIENCE = 'muster-services';
export const IDENTITY_ALGORITHM = 'EdDSA';
/** Explicit type (RFC 8725 §3.11): no other token signed with the same key can pass for an identity. */
export const IDENTITY_TOKEN_TYPE = 'muster-identity+jwt';
