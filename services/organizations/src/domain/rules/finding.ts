/** Something about a document that its author should know: an error refuses the document, a warning does not. */
export interface Finding {
  /** JSON pointer (RFC 6901) into the document; `''` is the whole. */
  readonly pointer: string;
  /** Stable, snake_case; the texts in both languages are in `importing/finding-texts.ts`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly warning?: true;
}

/** One token of a JSON pointer, escaped. */
export function pointerToken(token: string | number): string {
  return `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
