import type { Directory, ResponsibilityMatrix } from '../directory.js';
import { pointerToken } from './finding.js';

/** An entry of the document with its place. */
export interface Entry<Value> {
  readonly value: Value;
  readonly pointer: string;
}

type ListSection = Exclude<keyof Directory, 'alliance' | 'responsibility_matrix'>;
type Element<List> = NonNullable<List> extends readonly (infer Value)[] ? Value : never;

/**
 * A document as the rules see it: every entry whose shape is right, with its place, and every id that is mentioned anywhere in
 * a section, so that one malformed entry hides neither the other errors nor causes wrong "unknown id" errors elsewhere.
 */
export class ExaminedDocument {
  private readonly malformed = new Set<string>();

  /**
   * @param document as parsed; may have any shape.
   * @param shapeErrors pointers of the shape errors that were found in it.
   */
  constructor(
    private readonly document: Record<string, unknown>,
    shapeErrors: readonly string[],
  ) {
    for (const pointer of shapeErrors) {
      // An error at /units/3/name_zh makes /units/3 and all between unusable, but not /units itself.
      const tokens = pointer.split('/');
      for (let end = 2; end <= tokens.length; end++) this.malformed.add(tokens.slice(0, end).join('/'));
    }
  }

  /** The alliance, unless its shape is wrong. */
  get alliance(): Entry<Directory['alliance']> | undefined {
    return this.entryAt('/alliance', this.document.alliance) as Entry<Directory['alliance']> | undefined;
  }

  /** The well-formed entries of a section; none when the section itself is missing. */
  entries<Section extends ListSection>(section: Section): Entry<Element<Directory[Section]>>[] {
    return this.list(pointerToken(section), this.document[section]) as Entry<Element<Directory[Section]>>[];
  }

  /** The well-formed entries of one list of the responsibility matrix. */
  matrix<List extends keyof ResponsibilityMatrix>(list: List): Entry<Element<ResponsibilityMatrix[List]>>[] {
    const matrix = this.document.responsibility_matrix as Record<string, unknown> | null | undefined;
    return this.list(`/responsibility_matrix/${list}`, matrix?.[list]) as Entry<
      Element<ResponsibilityMatrix[List]>
    >[];
  }

  /** All ids of a section, those of malformed entries included; undefined when there is no such list to look into. */
  ids(
    section: ListSection | `responsibility_matrix.${keyof ResponsibilityMatrix}`,
    key = 'id',
  ): ReadonlySet<unknown> | undefined {
    const [outer, inner] = section.split('.') as [string, string?];
    const value = this.document[outer];
    const list = inner ? (value as Record<string, unknown> | null | undefined)?.[inner] : value;
    if (!Array.isArray(list)) return undefined;
    return new Set(list.map((entry) => (entry as Record<string, unknown> | null)?.[key]));
  }

  /** True when nothing at this place or below has a wrong shape. */
  wellFormed(pointer: string): boolean {
    return !this.malformed.has(pointer);
  }

  private list(pointer: string, value: unknown): Entry<unknown>[] {
    if (!Array.isArray(value)) return [];
    return value.flatMap((entry, index) => this.entryAt(pointer + pointerToken(index), entry) ?? []);
  }

  private entryAt(pointer: string, value: unknown): Entry<unknown> | undefined {
    return typeof value === 'object' && value !== null && this.wellFormed(pointer)
      ? { pointer, value }
      : undefined;
  }
}
