import type { Entry } from './examined-document.js';

/** An entry of a list that is a tree: categories, places. */
interface Branch {
  readonly code: string;
  readonly parent?: string | undefined;
}

/** More levels than anybody's list has; what is asked of each entry must not cost as much as the list is long. */
export const MOST_LEVELS = 16;

/** The parent of each code. */
export function parentsOf(entries: readonly Entry<Branch>[]): Map<string, string | undefined> {
  return new Map(entries.map(({ value }) => [value.code, value.parent]));
}

/** The code and its ancestors, nearest first; stops where a cycle closes, and one level above {@link MOST_LEVELS}. */
export function lineageOf(code: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const lineage: string[] = [];
  for (
    let next: string | undefined = code;
    next !== undefined && lineage.length <= MOST_LEVELS && !lineage.includes(next);
    next = parents.get(next)
  ) {
    lineage.push(next);
  }
  return lineage;
}
