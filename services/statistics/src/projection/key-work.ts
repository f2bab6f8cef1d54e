import type { KeyState } from '../domain/fold.js';
import type { PublicEvent } from '../domain/public-event.js';

/** One key that has new events, as it stands in a projection. */
export interface KeyWork {
  readonly tenantId: string;
  readonly key: string;
  /** IANA zone of the alliance in this projection. */
  readonly timeZone: string;
  /** Null: the projection has never seen the key. */
  readonly before: KeyState<unknown> | null;
  /** Ascending versions. */
  readonly events: readonly PublicEvent[];
}
