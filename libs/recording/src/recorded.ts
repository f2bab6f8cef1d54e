import type { Stored } from './stored.js';

/** What the recorder must know of an aggregate: where domain, table and contract meet. */
export interface Recorded<State, Event> {
  readonly type: string;
  load(tenantId: string, id: string): Promise<Stored<State> | undefined>;
  evolve(state: State | undefined, event: Event): State;
  /** What the save statement's state SQL reads: the document `state`, or row sets. */
  written(state: State): { readonly state: object } | { readonly rows: Record<string, readonly object[]> };
  /** The public event's data. `state` is the aggregate after the command. */
  publish(event: Event, id: string, common: { version: number; occurred_at: string }, state: State): object;
}
