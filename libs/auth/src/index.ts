export { accessOf, Allow, Public } from './allow.js';
export { AuthError, type AuthErrorCode } from './auth-error.js';
export {
  ALLIANCE_ROLES,
  belongsTo,
  type Identity,
  isPlatformOperator,
  isRole,
  isOfficeRole,
  isUnitRole,
  type Role,
  ROLES,
  UNIT_ROLES,
} from './identity.js';
export { IdentityGuard, type OnIdentified } from './identity.guard.js';
export {
  type IdentityKey,
  parsePrivateKey,
  parsePublicKeys,
  readPrivateKey,
  readPublicKeys,
} from './identity-key.js';
export { cacheKeyOf, IDENTITY_LIFETIME_S, IdentityMinter } from './identity-minter.js';
export { IDENTITY_AUDIENCE, IDENTITY_HEADER, IDENTITY_ISSUER } from './identity-token.js';
export { IdentityVerifier } from './identity-verifier.js';
export { assertAccessDeclared, type RouteAccess, routeAccess } from './route-access.js';
export { Who } from './who.js';
