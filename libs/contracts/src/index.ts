export * from './cloud-event.js';
export type * from './event-data.js';
export type { EventDefinition } from './event-definition.js';
export {
  type EventDataByName,
  type EventMap,
  type EventName,
  type EventType,
  eventType,
  eventTypes,
  parseType,
  typeOf,
} from './event-types.js';
export type { Bilingual } from './fields.js';
export { asyncApiDocument } from './document/async-api.js';
export { publishedSchema } from './document/published-schema.js';
export { type JsonSchema, openSchema } from './open-schema.js';
export { operatorPermissions, type Permission, permissionsOf } from './permissions.js';
export { DEFAULT_POLICIES_VERSION } from './organizations/default-policies-version.js';
export { type Topic, type TopicName, topics } from './topics.js';
export { accept, compileSchema, ContractError, type ContractFault, validate } from './validation.js';
export { isUuid } from './uuid.js';
