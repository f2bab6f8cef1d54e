/** Headings of an operating model whose codes are written `heading.code`; platform and mechanism have fields of their own. */
export const CODED_HEADINGS = ['structures', 'drives', 'teams', 'scopes'] as const;
export type CodedHeading = (typeof CODED_HEADINGS)[number];

/** Codes under those headings that one thing carries at most. */
export const MOST_MODEL_CODES = 8;

/** Where something stands in the alliance's operating model (mechanisms 0.2, 0.16, 2.1, 3.2, ADR-0246). */
export interface ModelCodes {
  readonly platformCode: string | null;
  readonly mechanismCode: string | null;
  /** Each once, e.g. `drives.innovation`. */
  readonly modelCodes: readonly string[];
}

/** The same as it was said: what was recorded before ADR-0246 lacks some of it. */
export type SaidCodes = Partial<ModelCodes>;

/** What was said, and nothing of what was not. */
export const codesOf = ({
  platformCode = null,
  mechanismCode = null,
  modelCodes = [],
}: SaidCodes): ModelCodes => ({ platformCode, mechanismCode, modelCodes });

/** Whether two stand at the same places. */
export function hasSameCodes(one: SaidCodes, other: SaidCodes): boolean {
  const [a, b] = [codesOf(one), codesOf(other)];
  return (
    a.platformCode === b.platformCode &&
    a.mechanismCode === b.mechanismCode &&
    a.modelCodes.length === b.modelCodes.length &&
    a.modelCodes.every((code) => b.modelCodes.includes(code))
  );
}

/** A code with its heading taken off; undefined when it is under none of these headings. */
export function headingAndCode(written: string): { heading: CodedHeading; code: string } | undefined {
  const at = written.indexOf('.');
  const heading = CODED_HEADINGS.find((each) => each === written.slice(0, Math.max(at, 0)));
  return heading && { heading, code: written.slice(at + 1) };
}
