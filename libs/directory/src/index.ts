export { Directories } from './directories.js';
export {
  CURRENT,
  type DirectoryEntry,
  directoryEventTypes,
  type DirectoryKind,
  entriesOf,
  entryOf,
} from './directory-entry.js';
export { DirectoryModule } from './directory.module.js';
export { DirectoryProjection } from './directory-projection.js';
export { DirectorySchema1700000000100, LateArrivals1764700000000 } from './directory-schema.js';
export { DirectorySnapshot } from './directory-snapshot.js';
export type * from './directory-types.js';
export type { RoutingQuestion } from './routing-table.js';
