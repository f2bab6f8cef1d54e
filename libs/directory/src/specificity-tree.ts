/** One condition of an entry: the value that it asks for, or null for any. */
export type Condition = string | null;

/**
 * Entries with conditions in a fixed order of weight, found from the most specific to the most general: what a heavier condition
 * says counts before anything that a lighter one does (ADR-0154). Only branches that exist are looked into, so that conditions that
 * hardly any entry has cost hardly anything.
 */
export class SpecificityTree<Value> {
  private readonly branches = new Map<Condition, SpecificityTree<Value>>();
  private readonly values: Value[] = [];

  /** Adds an entry by its conditions, the heaviest first. Of entries with the same conditions the first is found first. */
  put([condition, ...lighter]: readonly Condition[], value: Value): void {
    if (condition === undefined) {
      this.values.push(value);
      return;
    }
    let branch = this.branches.get(condition);
    if (!branch) this.branches.set(condition, (branch = new SpecificityTree()));
    branch.put(lighter, value);
  }

  /**
   * The entries that hold, the most specific first.
   *
   * @param given for each condition the values that satisfy it, the most specific first, null last.
   */
  *find(given: readonly (readonly Condition[])[], depth = 0): Generator<Value> {
    const satisfying = given[depth];
    if (!satisfying) {
      yield* this.values;
      return;
    }
    for (const value of satisfying) {
      const branch = this.branches.get(value);
      if (branch) yield* branch.find(given, depth + 1);
    }
  }
}
