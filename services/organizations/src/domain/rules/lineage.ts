import type { Entry } from './examined-document.js';

/** An entry of a list that is a tree: categories, places. */
interface Branch {
  readonly code: string;
  readonly parent?: string | undefined;
}

/** The parent of each code. */
export function parentsOf(entries: readonly Entry<Branch>[]): Map<string, string | undefined> {
  return new Map(entries.map(({ value }) => [value.code, value.parent]));
}

/** The code and its ancestors, nearest first; stops where a cycle closes. */
export function lineageOf(code: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const lineage: string[] = [];
  for (
    let next: string | undefined = code;
    next !== undefined && !lineage.includes(next);
    next = parents.get(next)
  ) {
    lineage.push(next);
  }
  return lineage;
}
