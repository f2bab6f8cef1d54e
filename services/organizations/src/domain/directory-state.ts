import type { Directory } from './directory.js';

/** What the aggregate "directory of an alliance" is at one version (ADR-0051). */
export interface DirectoryState {
  /** Null until the first import. */
  readonly directory: Directory | null;
  /** Number of events so far: gap-free, also the entity tag. 0 until the first import. */
  readonly version: number;
  /** Version of the responsibility matrix; grows only when the matrix changes. */
  readonly matrix_version: number;
  readonly policies_version: number;
  readonly plans_version: number;
  /** Version of each calendar that was ever published, so that a calendar that returns never reuses a number. */
  readonly calendar_versions: Readonly<Record<string, number>>;
}

export const EMPTY_STATE: DirectoryState = Object.freeze({
  directory: null,
  version: 0,
  matrix_version: 0,
  policies_version: 0,
  plans_version: 0,
  calendar_versions: Object.freeze({}),
});
