/** An aggregate as it was read, with the version to save against. */
export interface Stored<State> {
  readonly state: State;
  readonly version: number;
}
