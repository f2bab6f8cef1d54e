import type { DirectoryCategory, DirectoryMatrix, DirectoryRule } from './directory-types.js';
import { type Condition, SpecificityTree } from './specificity-tree.js';

/** What a whistle says that rules look at. */
export interface RoutingQuestion {
  readonly categoryCode: string;
  readonly processStage?: string | null;
  readonly placeCode?: string | null;
  readonly projectId?: string | null;
  /** Those of the enterprise that blows the whistle. */
  readonly industryAllianceIds?: readonly string[];
}

// Keyed by the published document, which entries share from snapshot to snapshot: compiled once per version of the matrix.
const compiled = new WeakMap<DirectoryMatrix, RoutingTable>();
const ANY: readonly Condition[] = [null];

/** A responsibility matrix, ready for questions. */
export class RoutingTable {
  private readonly categories: ReadonlyMap<string, DirectoryCategory>;
  private readonly categoryLines: ReadonlyMap<string, readonly Condition[]>;
  private readonly placeLines: ReadonlyMap<string, readonly Condition[]>;
  private readonly tree = new SpecificityTree<DirectoryRule>();

  private constructor({ categories, places = [], rules }: DirectoryMatrix) {
    this.categories = new Map(categories.map((category) => [category.code, category]));
    this.categoryLines = linesOf(categories);
    this.placeLines = linesOf(places);
    for (const rule of rules) this.tree.put(conditionsOf(rule), rule);
  }

  static of(matrix: DirectoryMatrix): RoutingTable {
    let table = compiled.get(matrix);
    if (!table) compiled.set(matrix, (table = new RoutingTable(matrix)));
    return table;
  }

  category(code: string): DirectoryCategory | undefined {
    return this.categories.get(code);
  }

  /** What covers a category, nearest first: itself, its ancestors, any (null). */
  categoryLine(code: string): readonly Condition[] {
    return this.categoryLines.get(code) ?? [code, null];
  }

  /** What covers a place, nearest first: itself, the places that it lies in, any (null). */
  placeLine(code: string | null | undefined): readonly Condition[] {
    return code == null ? ANY : (this.placeLines.get(code) ?? [code, null]);
  }

  /** The rules that cover a whistle, the most specific first: project, category, place, industry alliance, stage (ADR-0154). */
  rules(asked: RoutingQuestion): Generator<DirectoryRule> {
    return this.tree.find([
      orAny(asked.projectId),
      this.categoryLine(asked.categoryCode),
      this.placeLine(asked.placeCode),
      [...(asked.industryAllianceIds ?? []), null],
      orAny(asked.processStage),
    ]);
  }
}

function conditionsOf(rule: DirectoryRule): Condition[] {
  return [
    rule.project_id ?? null,
    rule.category_code,
    rule.place_code ?? null,
    rule.industry_alliance_id ?? null,
    rule.process_stage,
  ];
}

function orAny(value: string | null | undefined): readonly Condition[] {
  return value == null ? ANY : [value, null];
}

interface Branch {
  readonly code: string;
  readonly parent?: string;
}

/** The line of each entry of a tree: itself, its ancestors, any. Ends at a cycle, should anybody publish one. */
function linesOf(entries: readonly Branch[]): Map<string, readonly Condition[]> {
  const parents = new Map(entries.map(({ code, parent }) => [code, parent]));
  return new Map(
    entries.map(({ code }) => {
      const line = new Set<Condition>();
      for (let next: string | undefined = code; next !== undefined && !line.has(next);) {
        line.add(next);
        next = parents.get(next);
      }
      return [code, [...line, null]];
    }),
  );
}
